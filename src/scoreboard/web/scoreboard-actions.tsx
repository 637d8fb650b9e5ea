import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { filterParams } from './scoreboard-search.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

/** Takes what is shown out of the page: as files, or as a link that restores all of it. */
export function ScoreboardActions({ place, every }: { place: ScoreboardPlace; every: 'month' | 'quarter' }) {
  const params = filterParams(place.state);
  const funnel = new URLSearchParams(params);
  funnel.set('mode', place.state.mode);
  funnel.set('every', every);
  return (
    <>
      <ButtonAnchor icon="file" href={`/api/measures/funnel/csv?${funnel}`} download>
        <Trans>CSV of the funnel</Trans>
      </ButtonAnchor>
      <ButtonAnchor icon="file" href={`/api/measures/response-times/csv?${params}`} download>
        <Trans>CSV of the waits</Trans>
      </ButtonAnchor>
      <ShareButton address={place.href({})} />
    </>
  );
}

/** @param address what is shared; what was said of another address no longer holds. */
function ShareButton({ address }: { address: string }) {
  const [said, setSaid] = useState({ address: '', words: '' });
  const words = said.address === address ? said.words : '';
  const say = (next: string) => setSaid({ address, words: next });
  const share = () =>
    // Without a secure connection a browser has no clipboard at all.
    Promise.resolve(navigator.clipboard?.writeText(location.href).then(() => true)).then(
      (copied) => say(copied ? t`Link copied` : byHand),
      () => say(byHand),
    );
  return (
    <span className="row">
      <Button icon="link" onClick={() => void share()}>
        <Trans>Share</Trans>
      </Button>
      <span role="status" className={words ? 'hint' : 'sr'}>
        {words}
      </span>
    </span>
  );
}

const byHand = t`Copy the address by hand`;

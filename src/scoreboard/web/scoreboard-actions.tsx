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
        CSV of the funnel
      </ButtonAnchor>
      <ButtonAnchor icon="file" href={`/api/measures/response-times/csv?${params}`} download>
        CSV of the waits
      </ButtonAnchor>
      <ShareButton />
    </>
  );
}

function ShareButton() {
  const [word, setWord] = useState('Share');
  const share = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setWord('Link copied'),
      () => setWord('Copy the address by hand'),
    );
  return (
    <Button icon="link" onClick={() => void share()}>
      <span role="status">{word}</span>
    </Button>
  );
}

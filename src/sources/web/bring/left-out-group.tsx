import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { RecognisedAs } from '#sources/web/mapping/recognised-as.tsx';
import { Button } from '#web/ui/button.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { State } from '#web/ui/state.tsx';

/** A known file that has nothing for us, with why; somebody who knows better can match its columns all the same. */
export function LeftOutGroup({ draft }: { draft: ImportDraft }) {
  const { group } = draft;
  return (
    <Sheet aria-label={t`Left out`}>
      <State is="unknown">
        <Trans>Left out</Trans>
      </State>
      <p className="say mt2">{group.leftOut ?? t`Nothing in this file is needed.`}</p>
      <p className="small soft mt2">
        <span className="strong">{group.fileNames.join(', ')}</span>. <RecognisedAs group={group} />.
      </p>
      <div className="mt4">
        <Button onClick={() => draft.setShape('table')}>
          <Trans>Match its columns all the same</Trans>
        </Button>
      </div>
    </Sheet>
  );
}

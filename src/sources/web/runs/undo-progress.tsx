import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ImportRun } from '#sources/schema.ts';
import { Sheet } from '#web/ui/sheet.tsx';
import { State } from '#web/ui/state.tsx';

/** While an undo, or the putting back, is on its way. It happens as a whole: until it is done, everything stands as it was. */
export function UndoProgress({ run }: { run: ImportRun }) {
  const isPuttingBack = run.undo?.direction === 'redo';
  return (
    <Sheet aria-label={t`Progress`} role="status">
      <State is="unknown">{isPuttingBack ? t`Being put back` : t`Being undone`}</State>
      <p className="say mt2">
        {isPuttingBack
          ? t`Every row comes back as it was, and what follows from it is read anew.`
          : t`What it brought is set aside, and what follows from the rest is read anew.`}
      </p>
      <p className="hint mt2">
        <Trans>It happens as a whole: until it is done, everything stands as it was. You can leave this page.</Trans>
      </p>
    </Sheet>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRunCommand } from '#sources/web/runs/use-run.ts';
import type { ImportRun } from '#sources/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

interface CancelDialogProps {
  run: ImportRun;
  isOpen: boolean;
  onClose: () => void;
}

/** Stops an import for good: what is in so far stays, or is taken back. */
export function CancelDialog({ run, isOpen, onClose }: CancelDialogProps) {
  const cancel = useRunCommand<{ keep: boolean }>(run.id, '/cancellations', onClose);
  const rows = run.created + run.changed;
  const busy = (keep: boolean) => (cancel.isPending && cancel.variables?.keep === keep ? t`Stopping` : undefined);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t`Cancel this import?`}
      lead={
        rows > 0
          ? plural(rows, {
              one: '#\u00a0row is in so far. It can stay, or everything becomes as it was before.',
              other: '#\u00a0rows are in so far. They can stay, or everything becomes as it was before.',
            })
          : t`Nothing is in so far, and nothing will be.`
      }
      footer={
        <span className="row wrap">
          <Button onClick={() => cancel.mutate({ keep: true })} busy={busy(true)}>
            <Trans>Stop, and keep what is in</Trans>
          </Button>
          <Button variant="main" onClick={() => cancel.mutate({ keep: false })} busy={busy(false)}>
            <Trans>Stop, and take it back</Trans>
          </Button>
        </span>
      }
    >
      <p className="soft">
        <Trans>A pause is enough if you only need a moment: it goes on where it was, also after days.</Trans>
      </p>
      {cancel.error ? <ProblemNote problem={cancel.error} /> : null}
    </Dialog>
  );
}

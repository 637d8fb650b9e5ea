import { plural } from '#sources/web/import-words.ts';
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
  const busy = (keep: boolean) => (cancel.isPending && cancel.variables?.keep === keep ? 'Stopping' : undefined);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title="Cancel this import?"
      lead={
        rows > 0
          ? `${plural(rows, 'row')} are in so far. They can stay, or everything becomes as it was before.`
          : 'Nothing is in so far, and nothing will be.'
      }
      footer={
        <span className="row wrap">
          <Button onClick={() => cancel.mutate({ keep: true })} busy={busy(true)}>
            Stop, and keep what is in
          </Button>
          <Button variant="main" onClick={() => cancel.mutate({ keep: false })} busy={busy(false)}>
            Stop, and take it back
          </Button>
        </span>
      }
    >
      <p className="soft">A pause is enough if you only need a moment: it goes on where it was, also after days.</p>
      {cancel.error ? <ProblemNote problem={cancel.error} /> : null}
    </Dialog>
  );
}

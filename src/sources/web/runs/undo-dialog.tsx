import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { plural } from '#sources/web/import-words.ts';
import { inSentence, objectCount } from '#sources/web/preview/object-words.ts';
import { runPath, useRunCommand } from '#sources/web/runs/use-run.ts';
import type { UndoPreview } from '#sources/web/runs/undo-shapes.ts';
import type { ImportRun } from '#sources/web/wire.ts';
import { WorkedOn } from '#sources/web/runs/worked-on.tsx';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { count } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

interface UndoDialogProps {
  run: ImportRun;
  isOpen: boolean;
  onClose: () => void;
}

/** What an undo would take away, what stays because others say it too, and whom people have worked on since. */
export function UndoDialog({ run, isOpen, onClose }: UndoDialogProps) {
  const [takesWorkedOn, setTakesWorkedOn] = useState(false);
  const preview = useQuery({
    queryKey: ['undo-preview', run.id],
    queryFn: ({ signal }) => get<UndoPreview>(runPath(run.id, '/undo-preview'), {}, signal),
    enabled: isOpen,
    staleTime: 0,
  });
  const undo = useRunCommand<{ takesWorkedOn: boolean }>(run.id, '/undos', onClose);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={`Undo the import of ${run.sourceName}?`}
      lead="Everything becomes as it was before it. You can put it back later, row by row as it was."
      footer={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button
            variant="main"
            icon="undo"
            disabled={!preview.data || preview.data.canUndo === false}
            busy={undo.isPending ? 'Beginning' : undefined}
            onClick={() => undo.mutate({ takesWorkedOn })}
          >
            Undo this import
          </Button>
        </>
      }
    >
      {preview.error ? <ProblemNote problem={preview.error} action={<Button onClick={() => void preview.refetch()}>Try again</Button>} /> : null}
      {!preview.data && !preview.error ? <Skeleton reading="what would change" rows={4} /> : null}
      {preview.data ? <WhatGoes preview={preview.data} /> : null}
      {preview.data && preview.data.workedOn.length > 0 ? (
        <WorkedOn workedOn={preview.data.workedOn} takes={takesWorkedOn} onTakes={setTakesWorkedOn} />
      ) : null}
      {undo.error ? <ProblemNote problem={undo.error} /> : null}
    </Dialog>
  );
}

function WhatGoes({ preview }: { preview: UndoPreview }) {
  const { people, deals, handedOver } = preview;
  const evidence = Object.entries(preview.evidence).filter(([, number]) => number > 0);
  return (
    <dl className="counts what-goes">
      {evidence.map(([kind, number]) => (
        <div key={kind}>
          <dt>Goes: {objectCount(kind, number).replace(/^\S+\s/, '')}</dt>
          <dd className="strong">{count(number)}</dd>
        </div>
      ))}
      {evidence.length === 0 ? <p className="quiet">It brought nothing that others do not say too.</p> : null}
      {handedOver > 0 ? (
        <div>
          <dt>Stays: other imports say it too</dt>
          <dd className="strong">{count(handedOver)}</dd>
        </div>
      ) : null}
      <p className="cap">
        {inSentence([plural(people, 'person', 'people'), plural(deals, 'deal')])} are read anew from what stands.
      </p>
    </dl>
  );
}

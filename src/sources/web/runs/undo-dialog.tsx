import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { inSentence, objectCount, objectName } from '#sources/web/preview/object-words.ts';
import { runPath, useRunCommand } from '#sources/web/runs/use-run.ts';
import type { UndoPreview } from '#sources/undo/schema.ts';
import type { ImportRun } from '#sources/schema.ts';
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
      title={t`Undo the import of ${run.sourceName}?`}
      lead={t`Everything becomes as it was before it. You can put it back later, row by row as it was.`}
      footer={
        <>
          <Button onClick={onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
          <Button
            variant="main"
            icon="undo"
            disabled={!preview.data || !preview.data.canUndo}
            busy={undo.isPending ? t`Beginning` : undefined}
            onClick={() => undo.mutate({ takesWorkedOn })}
          >
            <Trans>Undo this import</Trans>
          </Button>
        </>
      }
    >
      {preview.error ? (
        <ProblemNote
          problem={preview.error}
          action={
            <Button onClick={() => void preview.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {!preview.data && !preview.error ? <Skeleton reading={t`what would change`} rows={4} /> : null}
      {preview.data ? <WhatGoes preview={preview.data} /> : null}
      {preview.data && preview.data.workedOn.length > 0 ? (
        <WorkedOn workedOn={preview.data.workedOn} takes={takesWorkedOn} onTakes={setTakesWorkedOn} />
      ) : null}
      {undo.error ? <ProblemNote problem={undo.error} /> : null}
    </Dialog>
  );
}

function WhatGoes({ preview }: { preview: UndoPreview }) {
  const { people, deals, handedOver, left } = preview;
  const evidence = Object.entries(preview.evidence).filter(([, number]) => number > 0);
  const gone = inSentence([...(people > 0 ? [objectCount('person', people)] : []), ...(deals > 0 ? [objectCount('deal', deals)] : [])]);
  return (
    <>
      <dl className="counts">
        {evidence.map(([kind, number]) => (
          <Line key={kind} words={goesWords(objectName(kind, 2))} number={number} />
        ))}
        {handedOver > 0 ? <Line words={t`Stays: other imports told it too`} number={handedOver} /> : null}
        {left > 0 ? <Line words={t`Left by an undo before`} number={left} /> : null}
      </dl>
      <p className="cap">
        {evidence.length === 0 ? `${t`It brought nothing that others did not tell too.`} ` : ''}
        {gone ? t`${gone} go with their last row.` : t`Nobody goes altogether.`}
      </p>
    </>
  );
}

function goesWords(things: string): string {
  return t`Goes: ${things}`;
}

function Line({ words, number }: { words: string; number: number }) {
  return (
    <div>
      <dt>{words}</dt>
      <dd className="strong">{count(number)}</dd>
    </div>
  );
}

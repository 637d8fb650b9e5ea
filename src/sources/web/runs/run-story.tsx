import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { plural } from '#sources/web/import-words.ts';
import { objectCounts } from '#sources/web/preview/object-words.ts';
import { isOver } from '#sources/web/runs/run-words.ts';
import type { ImportUndo } from '#sources/undo/schema.ts';
import { runPath } from '#sources/web/runs/use-run.ts';
import type { ImportRun } from '#sources/schema.ts';
import { get } from '#web/api.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';

/** What happened to an import, in sentences, the newest last. */
export function RunStory({ run }: { run: ImportRun }) {
  const { company } = useSession();
  const { data } = useQuery({
    queryKey: ['import-undos', run.id],
    queryFn: ({ signal }) => get<{ undos: ImportUndo[] }>(runPath(run.id, '/undos'), {}, signal),
    enabled: isOver(run),
    retry: false,
  });
  const lines = [...ownLines(run), ...(data?.undos ?? []).flatMap(undoLines)].toSorted((one, other) => one.at.localeCompare(other.at));
  return (
    <Section name={t`What happened`} hint={t`times in ${company.timeZone}`}>
      <ol className="list small">
        {lines.map(({ at, words }) => (
          <li key={at + words}>
            <span className="quiet">{moment(at, company.timeZone)}</span> <span className="soft">{words}</span>
          </li>
        ))}
      </ol>
      {run.repairsRunId ? (
        <p className="cap">
          <Trans>
            It read the refused rows of{' '}
            <DoorLink to="/data/imports/$id" params={{ id: run.repairsRunId }}>
              another import
            </DoorLink>
            .
          </Trans>
        </p>
      ) : null}
    </Section>
  );
}

interface Line {
  at: string;
  words: string;
}

const modeWords = {
  both: '',
  create: ' Only what is unknown was to be created.',
  update: ' Only what is known was to be brought up to date.',
};

function ownLines(run: ImportRun): Line[] {
  const asked = `${run.requestedBy ? `${run.requestedBy} asked for it.` : 'It was asked for.'}${modeWords[run.mode]}`;
  const ended: Partial<Record<ImportRun['state'], string>> = {
    done: `It came to its end: ${plural(run.created, 'row')} new, ${plural(run.changed, 'row')} changed, ${plural(run.refused, 'row')} refused.`,
    failed: 'It stopped before its end.',
    cancelled: `It was cancelled after ${plural(run.rowsRead, 'row')}.`,
  };
  const end = ended[run.state];
  return [
    { at: run.requestedAt, words: asked },
    ...(run.startedAt ? [{ at: run.startedAt, words: t`It began to read.` }] : []),
    ...(run.finishedAt && end ? [{ at: run.finishedAt, words: end }] : []),
  ];
}

function undoLines(undo: ImportUndo): Line[] {
  const isRedo = undo.direction === 'redo';
  const { handedOver: _handedOver, left: _left, ...rows } = undo.counts;
  const what = objectCounts(rows);
  const done = isRedo ? `It was put back${what ? `: ${what}` : ''}.` : `It was undone${what ? `: ${what}` : ''}.`;
  const asked = undo.requestedBy ? `${undo.requestedBy} asked for ${isRedo ? 'it to be put back' : 'its undo'}.` : '';
  return [
    ...(asked ? [{ at: undo.requestedAt, words: asked }] : []),
    ...(undo.finishedAt && undo.state === 'done' ? [{ at: undo.finishedAt, words: done }] : []),
    ...(undo.finishedAt && undo.state === 'failed' ? [{ at: undo.finishedAt, words: t`The attempt failed; nothing of it was done.` }] : []),
  ];
}

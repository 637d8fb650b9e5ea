import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { rowCount } from '#sources/web/import-words.ts';
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
  create: t`Only what is unknown was to be created.`,
  update: t`Only what is known was to be brought up to date.`,
};

function ownLines(run: ImportRun): Line[] {
  const { requestedBy } = run;
  const asked = requestedBy ? t`${requestedBy} asked for it.` : t`It was asked for.`;
  const end = endWords(run);
  return [
    { at: run.requestedAt, words: `${asked} ${modeWords[run.mode]}`.trim() },
    ...(run.startedAt ? [{ at: run.startedAt, words: t`It began to read.` }] : []),
    ...(run.finishedAt && end ? [{ at: run.finishedAt, words: end }] : []),
  ];
}

function endWords(run: ImportRun): string | undefined {
  if (run.state === 'failed') return t`It stopped before its end.`;
  if (run.state === 'cancelled')
    return plural(run.rowsRead, { one: 'It was cancelled after #\u00a0row.', other: 'It was cancelled after #\u00a0rows.' });
  if (run.state !== 'done') return undefined;
  const created = rowCount(run.created);
  const changed = rowCount(run.changed);
  const refused = rowCount(run.refused);
  return t`It came to its end: ${created} new, ${changed} changed, ${refused} refused.`;
}

function undoLines(undo: ImportUndo): Line[] {
  const isRedo = undo.direction === 'redo';
  const { handedOver: _handedOver, left: _left, ...rows } = undo.counts;
  const what = objectCounts(rows);
  const done = isRedo ? putBackWords(what) : undoneWords(what);
  const { requestedBy } = undo;
  return [
    ...(requestedBy
      ? [{ at: undo.requestedAt, words: isRedo ? t`${requestedBy} asked for it to be put back.` : t`${requestedBy} asked for its undo.` }]
      : []),
    ...(undo.finishedAt && undo.state === 'done' ? [{ at: undo.finishedAt, words: done }] : []),
    ...(undo.finishedAt && undo.state === 'failed' ? [{ at: undo.finishedAt, words: t`The attempt failed; nothing of it was done.` }] : []),
  ];
}

function putBackWords(what: string): string {
  return what ? t`It was put back: ${what}.` : t`It was put back.`;
}

function undoneWords(what: string): string {
  return what ? t`It was undone: ${what}.` : t`It was undone.`;
}

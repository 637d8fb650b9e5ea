import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cameTo } from '#sources/web/runs/run-words.ts';
import { RunState } from '#sources/web/runs/run-state.tsx';
import { UndoDialog } from '#sources/web/runs/undo-dialog.tsx';
import { useRunCommand } from '#sources/web/runs/use-run.ts';
import type { ImportRun } from '#sources/schema.ts';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { duration } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';

/** What an import came to, and the way back: its undo, or putting it back. */
export function RunResult({ run }: { run: ImportRun }) {
  const { permits } = useSession();
  const dealsWithoutPerson = useDealsWithoutPerson(run);
  const isNothing = run.state === 'done' && run.created + run.changed + run.unchanged === 0;
  return (
    <Sheet aria-label={t`Done`}>
      {isNothing && !run.undoneAt ? (
        <State is="risk">{run.refused > 0 ? t`Every row was refused` : t`Nothing was read`}</State>
      ) : (
        <RunState run={run} />
      )}
      {run.state === 'failed' ? (
        <div className="mt3">
          <ProblemNote problem={run.problem} />
        </div>
      ) : (
        <p className="say mt2">{cameTo(run, dealsWithoutPerson)}</p>
      )}
      <p className="hint mt2">{timeTaken(run)}</p>
      <div className="row wrap mt4">
        <NextStep run={run} />
        {permits('sources.import') ? <WayBack run={run} /> : null}
      </div>
      {run.undo?.state === 'failed' ? (
        <p className="cap broken">
          <Trans>The last undo did not come to its end, and nothing of it was done. It can be asked for again.</Trans>
        </p>
      ) : null}
    </Sheet>
  );
}

/** Of a run that brought deals: how many of all deals name nobody, which the Scoreboard therefore passes over. */
function useDealsWithoutPerson(run: ImportRun): number {
  const { permits } = useSession();
  const { data } = useQuery({
    queryKey: ['deals-without-person'],
    queryFn: ({ signal }) => get<{ dealsWithoutPerson: number }>('/api/measures/attributes', {}, signal),
    enabled: run.state === 'done' && (run.objects?.['deal'] ?? 0) > 0 && permits('measures.read'),
  });
  return data?.dealsWithoutPerson ?? 0;
}

function NextStep({ run }: { run: ImportRun }) {
  if (run.state === 'done' && !run.undoneAt)
    return (
      <>
        <ButtonLink variant="main" size="lg" to="/scoreboard">
          <Trans>See the Scoreboard</Trans>
        </ButtonLink>
        <ButtonLink variant="plain" to="/data/new" search={{}}>
          <Trans>Bring another file</Trans>
        </ButtonLink>
      </>
    );
  return (
    <ButtonLink variant={run.state === 'failed' ? 'main' : 'plain'} to="/data/new" search={{}}>
      {run.state === 'failed' ? t`Bring the file again` : t`Bring another file`}
    </ButtonLink>
  );
}

function WayBack({ run }: { run: ImportRun }) {
  const [isAsking, setIsAsking] = useState(false);
  const back = useRunCommand(run.id, '/redos');
  if (run.undoneAt)
    return (
      <>
        <Button onClick={() => back.mutate()} busy={back.isPending ? t`Beginning` : undefined}>
          <Trans>Put it back</Trans>
        </Button>
        {back.error ? <ProblemNote problem={back.error} /> : null}
      </>
    );
  return (
    <>
      <Button icon="undo" onClick={() => setIsAsking(true)}>
        <Trans>Undo this import</Trans>
      </Button>
      <UndoDialog run={run} isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </>
  );
}

/** `12 s, 12,520 rows a second`. */
function timeTaken(run: ImportRun): string {
  if (!run.startedAt || !run.finishedAt) return '';
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  if (seconds < 1) return t`It took less than a second.`;
  const time = duration(seconds);
  if (!run.rowsPerSecond) return t`It took ${time}.`;
  const rate = plural(Math.round(run.rowsPerSecond), { one: '#\u00a0row a second', other: '#\u00a0rows a second' });
  return t`It took ${time}, ${rate}.`;
}

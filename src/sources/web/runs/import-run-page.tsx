import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportRun } from '#sources/schema.ts';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { outcomeWords, plural } from '#sources/web/import-words.ts';
import { OutcomeBar } from '#sources/web/preview/outcome-bar.tsx';
import { RefusedRows } from '#sources/web/runs/refused-rows.tsx';
import { RunProgress } from '#sources/web/runs/run-progress.tsx';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { duration } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import '../import.css';

const route = getRouteApi('/shell/data/imports/$id');
const crumb = { to: '/data', label: 'Sources' };
const pollMilliseconds = 500;

/** One import: how far it is while it runs, and what it changed when it is done. */
export function ImportRunPage() {
  const { id } = route.useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['import-run', id],
    queryFn: ({ signal }) => get<{ importRun: ImportRun }>(`/api/import-runs/${encodeURIComponent(id)}`, {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isOver(state.data.importRun) ? false : pollMilliseconds),
  });
  const run = data?.importRun;
  useForgetMeasures(run?.state === 'done');
  const title = run ? titleOf(run) : 'Import';
  return (
    <Page title={title} crumb={crumb} actions={run && !isOver(run) ? <ImportSteps at="Import" /> : null}>
      {error ? <ProblemNote problem={error} action={<Button onClick={() => void refetch()}>Try again</Button>} /> : null}
      {!run && !error ? <Skeleton reading="this import" rows={3} /> : null}
      {run ? <RunBody run={run} /> : null}
    </Page>
  );
}

function isOver(run: ImportRun): boolean {
  return run.state === 'done' || run.state === 'failed';
}

function titleOf(run: ImportRun): string {
  if (run.state === 'done') return `${run.sourceName} is imported`;
  return run.state === 'failed' ? `The import of ${run.sourceName} has stopped` : `Importing ${run.sourceName}`;
}

/** What was measured before the import is out of date after it. */
function useForgetMeasures(isDone: boolean) {
  const client = useQueryClient();
  useEffect(() => {
    if (!isDone) return;
    const isKept = (key: unknown) => key === 'import-run' || key === 'session' || key === 'mapping-suggestion';
    void client.invalidateQueries({ predicate: ({ queryKey }) => !isKept(queryKey[0]) });
  }, [client, isDone]);
}

function RunBody({ run }: { run: ImportRun }) {
  return (
    <div className="grid import-grid">
      <div>
        {isOver(run) ? <RunOutcome run={run} /> : <RunProgress run={run} />}
        {run.refused > 0 && isOver(run) ? <RefusedRows run={run} /> : null}
      </div>
      <aside>
        <Section name={isOver(run) ? 'What was written' : 'Written so far'} hint={run.fileNames.join(', ')} side="joint">
          <OutcomeBar created={run.created} changed={run.changed} unchanged={run.unchanged} refused={run.refused} />
        </Section>
      </aside>
    </div>
  );
}

function RunOutcome({ run }: { run: ImportRun }) {
  if (run.state === 'failed')
    return <ProblemNote problem={run.problem} action={<ButtonLink to="/data/new">Bring the file again</ButtonLink>} />;
  return (
    <Sheet aria-label="Done">
      {run.created + run.changed + run.unchanged > 0 ? <State is="good">Done</State> : <State is="risk">Nothing was read</State>}
      <p className="say mt2">{outcomeWords(run)}</p>
      <p className="hint mt2">{timeTaken(run)}</p>
      <div className="row wrap mt4">
        <ButtonLink variant="main" size="lg" to="/scoreboard">
          See the Scoreboard
        </ButtonLink>
        <ButtonLink variant="plain" to="/data/new" search={{}}>
          Bring another file
        </ButtonLink>
      </div>
    </Sheet>
  );
}

/** `12 s, 12,520 rows a second`. */
function timeTaken(run: ImportRun): string {
  if (!run.startedAt || !run.finishedAt) return '';
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  const took = seconds < 1 ? 'It took less than a second' : `It took ${duration(seconds)}`;
  return run.rowsPerSecond && seconds >= 1 ? `${took}, ${plural(Math.round(run.rowsPerSecond), 'row')} a second.` : `${took}.`;
}

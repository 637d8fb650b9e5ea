import { useQuery } from '@tanstack/react-query';
import type { ImportRun, SourcesAnswer } from '#sources/schema.ts';
import { RunHistory } from '#sources/web/runs/run-history.tsx';
import { SourceTable } from '#sources/web/data/source-table.tsx';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import '../import.css';

/** Where this company's records come from, and every import that brought them. */
export function DataPage() {
  const { company, permits } = useSession();
  const sources = useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => get<SourcesAnswer>('/api/sources', {}, signal),
    staleTime: 0,
  });
  const runs = useQuery({
    queryKey: ['import-runs'],
    queryFn: ({ signal }) => get<{ importRuns: ImportRun[] }>('/api/import-runs', {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.importRuns.some(isUnderWay) ? 2_000 : false),
  });
  const bring = permits('sources.import') ? (
    <ButtonLink variant="main" icon="upload" to="/data/new">
      Bring a file
    </ButtonLink>
  ) : null;
  const isEmpty = sources.data?.sources.length === 0 && runs.data?.importRuns.length === 0;
  return (
    <Page title="Sources" lead="Where your records come from, and what each import changed." actions={isEmpty ? null : bring}>
      {isEmpty ? <NoSources bring={bring} /> : null}
      {sources.error ? (
        <ProblemNote problem={sources.error} action={<Button onClick={() => void sources.refetch()}>Try again</Button>} />
      ) : null}
      {!sources.data && !sources.error ? <Skeleton reading="the sources" /> : null}
      {sources.data && sources.data.sources.length > 0 ? <SourceTable sources={sources.data.sources} timeZone={company.timeZone} /> : null}
      {runs.error ? (
        <div className="mt8">
          <ProblemNote problem={runs.error} action={<Button onClick={() => void runs.refetch()}>Try again</Button>} />
        </div>
      ) : null}
      {runs.data && runs.data.importRuns.length > 0 ? <RunHistory runs={runs.data.importRuns} timeZone={company.timeZone} /> : null}
    </Page>
  );
}

function isUnderWay(run: ImportRun): boolean {
  return run.state === 'waiting' || run.state === 'running';
}

function NoSources({ bring }: { bring: React.ReactNode }) {
  return (
    <div className="grid half">
      <Empty action={bring} hint={bring ? undefined : 'Operations brings files; ask them for the first one.'}>
        Here will stand the systems that marketing and sales keep apart, and every import that made them one record.
      </Empty>
      <div>
        <Section name="What fits">
          <ul className="list small">
            <li>
              <span className="strong">A table:</span> people or deals, one a row, as CRMs and marketing tools export them.
            </li>
            <li>
              <span className="strong">An event log:</span> one row for each thing that happened, to whom and when.
            </li>
            <li>CSV in UTF-8, plain or gzipped, of any length.</li>
          </ul>
        </Section>
        <Section name="What will happen">
          <ol className="list small numbered">
            <li>The columns are read and a mapping is suggested; you correct it.</li>
            <li>You see the first rows as they will become, before anything is written.</li>
            <li>After the import the Scoreboard counts on your own data.</li>
          </ol>
        </Section>
      </div>
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { InventoryAnswer } from '#sources/inventory/schema.ts';
import type { ImportRun } from '#sources/schema.ts';
import { ExportSection } from '#sources/web/data/export-section.tsx';
import { KeptMappings } from '#sources/web/data/kept-mappings.tsx';
import { NothingYet } from '#sources/web/data/nothing-yet.tsx';
import { ScheduleSection } from '#sources/web/data/schedule-section.tsx';
import { SourceTable } from '#sources/web/data/source-table.tsx';
import { Totals } from '#sources/web/data/totals.tsx';
import { WaitingUploads } from '#sources/web/data/waiting-uploads.tsx';
import { RunHistory } from '#sources/web/runs/run-history.tsx';
import { isUnderWay } from '#sources/web/runs/run-words.ts';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import '../import.css';
import './data.css';

/** Where this company's records come from, what they come to, every import that brought them, and the way out. */
export function DataPage() {
  const { permits } = useSession();
  const inventory = useInventory();
  const runs = useRuns();
  const isEmpty = inventory.data?.sources.length === 0 && runs.data?.importRuns.length === 0;
  const bring = permits('sources.import') ? (
    <ButtonLink variant="main" icon="upload" to="/data/new" search={{}}><Trans>
      Bring files
    </Trans></ButtonLink>
  ) : null;
  return (
    <Page title={t`Data`} lead={t`Where your records come from, how fresh they are, and what each import changed.`} actions={isEmpty ? null : bring}>
      {inventory.error ? <Again problem={inventory.error} onAgain={() => void inventory.refetch()} /> : null}
      {!inventory.data && !inventory.error ? <Skeleton reading={t`the sources`} rows={8} /> : null}
      {isEmpty ? <NothingYet bring={bring} /> : null}
      {inventory.data && !isEmpty ? <Totals totals={inventory.data.totals} /> : null}
      <div className="grid import-grid">
        <div>
          {inventory.data && !isEmpty ? <SourceTable sources={inventory.data.sources} runs={runs.data?.importRuns ?? []} /> : null}
          <WaitingUploads />
          {runs.error ? <Again problem={runs.error} onAgain={() => void runs.refetch()} /> : null}
          {runs.data && runs.data.importRuns.length > 0 ? <RunHistory runs={runs.data.importRuns} /> : null}
        </div>
        <aside>
          {isEmpty ? null : (
            <>
              <ScheduleSection />
              <KeptMappings />
              <ExportSection />
            </>
          )}
        </aside>
      </div>
    </Page>
  );
}

function Again({ problem, onAgain }: { problem: unknown; onAgain: () => void }) {
  return (
    <div className="mb8">
      <ProblemNote problem={problem} action={<Button onClick={onAgain}><Trans>Try again</Trans></Button>} />
    </div>
  );
}

function useInventory() {
  return useQuery({
    queryKey: ['data-inventory'],
    queryFn: ({ signal }) => get<InventoryAnswer>('/api/data-inventory', {}, signal),
    staleTime: 0,
  });
}

function useRuns() {
  return useQuery({
    queryKey: ['import-runs'],
    queryFn: ({ signal }) => get<{ importRuns: ImportRun[] }>('/api/import-runs', {}, signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.importRuns.some(isUnderWay) ? 2_000 : false),
  });
}

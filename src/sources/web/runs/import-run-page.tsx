import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { objectCounts } from '#sources/web/preview/object-words.ts';
import { OutcomeBar } from '#sources/web/preview/outcome-bar.tsx';
import { Warnings } from '#sources/web/preview/warnings.tsx';
import { RefusedRows } from '#sources/web/runs/refused-rows.tsx';
import { RunProgress } from '#sources/web/runs/run-progress.tsx';
import { RunResult } from '#sources/web/runs/run-result.tsx';
import { RunStory } from '#sources/web/runs/run-story.tsx';
import { UndoProgress } from '#sources/web/runs/undo-progress.tsx';
import { isBeingUndone, isOver, titleOf, whatItReads } from '#sources/web/runs/run-words.ts';
import { useRun } from '#sources/web/runs/use-run.ts';
import type { ImportRun } from '#sources/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import '../import.css';

const route = getRouteApi('/shell/data/imports/$id');

/**
 * One import: how far it is while it runs, what it changed when it is done, and the ways to stop it and to take it back.
 * @param beside what other parts of the app know of it.
 */
export function ImportRunPage({ beside }: { beside?: (id: string) => ReactNode }) {
  const { id } = route.useParams();
  const { run, error, refetch } = useRun(id);
  return (
    <Page
      title={run ? titleOf(run) : t`Import`}
      crumb={{ to: '/data', label: t`Data` }}
      actions={run && !isOver(run) ? <ImportSteps at="Import" /> : null}
    >
      {error ? (
        <ProblemNote
          problem={error}
          action={
            <Button onClick={refetch}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {!run && !error ? <Skeleton reading={t`this import`} rows={3} /> : null}
      {run ? <RunBody run={run} beside={beside?.(id)} /> : null}
    </Page>
  );
}

function RunBody({ run, beside }: { run: ImportRun; beside: ReactNode }) {
  const objects = objectCounts(run.objects ?? undefined);
  return (
    <div className="grid import-grid">
      <div>
        <RunNow run={run} />
        {run.refused > 0 && isOver(run) ? <RefusedRows run={run} /> : null}
      </div>
      <aside>
        <Section name={isOver(run) ? t`What was written` : t`Written so far`} hint={whatItReads(run)} side="joint">
          <OutcomeBar created={run.created} changed={run.changed} unchanged={run.unchanged} refused={run.refused} />
          {run.undoneAt ? (
            <p className="cap">
              <Trans>All of it is set aside since its undo.</Trans>
            </p>
          ) : null}
          {objects ? (
            <p className="cap">
              <Trans>It brought {objects} that were not there before.</Trans>
            </p>
          ) : null}
        </Section>
        <Warnings warnings={run.warnings} isAhead={false} />
        <RunStory run={run} />
        {beside}
      </aside>
    </div>
  );
}

function RunNow({ run }: { run: ImportRun }) {
  if (isBeingUndone(run)) return <UndoProgress run={run} />;
  return isOver(run) ? <RunResult run={run} /> : <RunProgress run={run} />;
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { importCount } from '#sources/web/import-words.ts';
import { RunLine } from '#sources/web/runs/run-line.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { Section } from '#web/ui/section.tsx';
import '../import.css';

const route = getRouteApi('/shell/data/imports');

/** Imports that were begun together: how far each of them is, in their order. */
export function ImportsPage() {
  const { run = [] } = route.useSearch();
  return (
    <Page title={run.length > 0 ? importCount(run.length) : t`Imports`} crumb={{ to: '/data', label: t`Data` }}>
      {run.length === 0 ? (
        <Empty
          action={
            <ButtonLink to="/data">
              <Trans>See all imports</Trans>
            </ButtonLink>
          }
        >
          <Trans>No import is named in this address.</Trans>
        </Empty>
      ) : (
        <Section name={t`In their order`} hint={t`you can leave this page; they go on without it`}>
          <ol className="list">
            {run.map((id) => (
              <RunLine key={id} id={id} />
            ))}
          </ol>
          <div className="row wrap mt6">
            <ButtonLink variant="main" size="lg" to="/scoreboard">
              <Trans>See the Scoreboard</Trans>
            </ButtonLink>
            <ButtonLink to="/data">
              <Trans>Back to the data</Trans>
            </ButtonLink>
          </div>
        </Section>
      )}
    </Page>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { plural } from '#sources/web/import-words.ts';
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
    <Page title={run.length > 0 ? plural(run.length, 'import') : 'Imports'} crumb={{ to: '/data', label: 'Data' }}>
      {run.length === 0 ? (
        <Empty action={<ButtonLink to="/data">See all imports</ButtonLink>}>No import is named in this address.</Empty>
      ) : (
        <Section name="In their order" hint="you can leave this page; they go on without it">
          <ol className="list">
            {run.map((id) => (
              <RunLine key={id} id={id} />
            ))}
          </ol>
          <div className="row wrap mt6">
            <ButtonLink variant="main" size="lg" to="/scoreboard">
              See the Scoreboard
            </ButtonLink>
            <ButtonLink to="/data">Back to the data</ButtonLink>
          </div>
        </Section>
      )}
    </Page>
  );
}

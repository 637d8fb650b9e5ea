import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { asProblem } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

export const people = { to: '/people', label: t`People` };

interface MissingThingProps {
  problem: unknown;
  /** What the page would have been of: "Account". */
  title: string;
  /** "No such account". */
  missing: string;
  /** Said when the address leads to nothing. */
  nothing: string;
  again: () => void;
}

/** A page that could not be read: nothing has this address, or the server refused. */
export function MissingThing({ problem, title, missing, nothing, again }: MissingThingProps) {
  if (asProblem(problem).status !== 404) {
    return (
      <Page title={title} crumb={people}>
        <ProblemNote
          problem={problem}
          action={
            <Button onClick={again}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </Page>
    );
  }
  return (
    <Page title={missing} crumb={people}>
      <Empty
        action={
          <ButtonLink to="/people">
            <Trans>All people</Trans>
          </ButtonLink>
        }
      >
        {nothing}
      </Empty>
    </Page>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import { TodayPage } from '#web/pages/today/today-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';

interface Sources {
  sources: readonly unknown[];
}

function FirstFile() {
  const { permits } = useSession();
  if (!permits('sources.import'))
    return (
      <p>
        <Trans>Ask an operator or one of the heads of your company to bring a first file.</Trans>
      </p>
    );
  return (
    <div className="row wrap">
      <ButtonLink to="/data/new" variant="main" size="lg" icon="upload">
        <Trans>Bring a first file</Trans>
      </ButtonLink>
      <ButtonLink to="/settings/members" size="lg" variant="plain">
        <Trans>Invite the other side</Trans>
      </ButtonLink>
    </div>
  );
}

function FirstSteps() {
  return (
    <Page title={t`Nothing is counted yet`} lead={t`The scoreboard counts what happened. It needs one exported file to begin with.`} narrow>
      <Sheet aria-label={t`What to do next`}>
        <p className="say">
          <Trans>Bring the log of your leads, or a table of people. A few minutes later both teams look at the same numbers.</Trans>
        </p>
        <div className="mt4">
          <FirstFile />
        </div>
        <p className="cap">
          <Trans>
            Rather see a company that lives first? <code>bin/start --demo --data ./demo</code> makes one beside yours.
          </Trans>
        </p>
        <p className="cap">
          <Trans>CSV, Excel or JSON lines, gzipped or not. You see the first rows as they will become before anything is written.</Trans>
        </p>
      </Sheet>
      <Section name={t`What the file should hold`} className="mt8">
        <ul className="list">
          <li>
            <b className="strong">
              <Trans>An event log</Trans>
            </b>{' '}
            <span className="soft">
              <Trans>one row for each thing that happened: who, what, when.</Trans>
            </span>
          </li>
          <li>
            <b className="strong">
              <Trans>A table</Trans>
            </b>{' '}
            <span className="soft">
              <Trans>one row for each person or deal, with its days in columns.</Trans>
            </span>
          </li>
        </ul>
      </Section>
    </Page>
  );
}

/** The first page: today's once there is data, and before that what to do to have some. */
export function StartPage() {
  const sources = useQuery({ queryKey: ['sources'], queryFn: ({ signal }) => get<Sources>('/api/sources', {}, signal) });
  if (sources.isPending) {
    return (
      <Page title={t`Good to see you`}>
        <Skeleton reading={t`your sources`} rows={3} />
      </Page>
    );
  }
  if (sources.isError) {
    return (
      <Page title={t`Good to see you`} narrow>
        <ProblemNote
          problem={sources.error}
          action={
            <Button onClick={() => void sources.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      </Page>
    );
  }
  return sources.data.sources.length > 0 ? <TodayPage /> : <FirstSteps />;
}

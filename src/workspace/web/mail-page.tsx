import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { MailFacts } from '#workspace/web/mail-facts.tsx';
import { MailSettingsForm } from '#workspace/web/mail-settings-form.tsx';
import { Outbox } from '#workspace/web/outbox.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { TestMail } from '#workspace/web/test-mail.tsx';
import { mailSettingsQuery } from '#workspace/web/workspace-calls.ts';
import './workspace.css';

const lead = t`Invitations go out by mail. Without a mail server they are kept here, each with its link.`;

/** How mail leaves, and every mail that Entente wrote. */
export function MailPage() {
  const { permits } = useSession();
  if (!permits('mail.read')) {
    const back = (
      <ButtonLink to="/settings/company">
        <Trans>Back to the company</Trans>
      </ButtonLink>
    );
    return (
      <Page title={t`Mail`} lead={lead}>
        <SettingsTabs />
        <Empty action={back}>
          <Trans>Heads and operators read the outbox here.</Trans>
        </Empty>
      </Page>
    );
  }
  return (
    <Page title={t`Mail`} lead={lead}>
      <SettingsTabs />
      <div className="grid side">
        <Outbox />
        <HowMailLeaves />
      </div>
    </Page>
  );
}

function HowMailLeaves() {
  const { permits } = useSession();
  const { data, isPending, error, refetch } = useQuery(mailSettingsQuery);
  const settings = data?.mailSettings;
  const mayChange = permits('mail.write');
  return (
    <div>
      <Section name={t`How mail leaves`}>
        {isPending ? <Skeleton reading={t`the mail server`} rows={4} /> : null}
        {error ? (
          <ProblemNote
            problem={error}
            action={
              <Button onClick={() => void refetch()}>
                <Trans>Try again</Trans>
              </Button>
            }
          />
        ) : null}
        {settings && (settings.by === 'environment' || !mayChange) ? <MailFacts settings={settings} /> : null}
        {settings && settings.by !== 'environment' && mayChange ? <MailSettingsForm saved={settings} /> : null}
      </Section>
      {settings && settings.by !== 'nobody' && mayChange ? <TestMail /> : null}
    </div>
  );
}

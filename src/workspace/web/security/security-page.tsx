import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Button } from '#web/ui/button.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { PasswordSection } from '#workspace/web/security/password-section.tsx';
import { SecondFactorSection } from '#workspace/web/security/second-factor-section.tsx';
import { securityQuery } from '#workspace/web/security/security-calls.ts';
import { SessionsSection } from '#workspace/web/security/sessions-section.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';

/** The own account: what it signs in with, and where it is signed in. */
export function SecurityPage() {
  const { session } = useSession();
  const email = session.member?.email;
  const security = useQuery(securityQuery);
  return (
    <Page
      title={t`Security`}
      lead={email ? t`How you sign in as ${email}. Nobody else sees this page.` : t`How you sign in. Nobody else sees this page.`}
      narrow
    >
      <SettingsTabs />
      {security.isPending ? <Skeleton reading={t`how you sign in`} rows={4} /> : null}
      {security.isError ? (
        <ProblemNote
          problem={security.error}
          action={
            <Button onClick={() => void security.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {security.data ? (
        <>
          <PasswordSection hasPassword={security.data.hasPassword} />
          <SecondFactorSection hasPassword={security.data.hasPassword} secondFactor={security.data.secondFactor} />
        </>
      ) : null}
      <SessionsSection />
    </Page>
  );
}

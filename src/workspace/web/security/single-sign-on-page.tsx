import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Field } from '#web/ui/field.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { Copying } from '#workspace/web/security/copying.tsx';
import { singleSignOnQuery } from '#workspace/web/security/security-calls.ts';
import { SingleSignOnForm } from '#workspace/web/security/single-sign-on-form.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';

const lead = t`Your people sign in with the account they have at your company already, by OpenID Connect.`;

/** How people sign on by the provider of their company. */
export function SingleSignOnPage() {
  const { permits } = useSession();
  if (permits('single-sign-on.write')) return <Settings />;
  const back = (
    <ButtonLink to="/settings/company">
      <Trans>Back to the company</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`Single sign-on`} lead={lead}>
      <SettingsTabs />
      <Empty action={back}>
        <Trans>Heads and operators set this.</Trans>
      </Empty>
    </Page>
  );
}

function Settings() {
  const found = useQuery(singleSignOnQuery);
  return (
    <Page title={t`Single sign-on`} lead={lead}>
      <SettingsTabs />
      <div className="grid side">
        <div>
          {found.isPending ? <Skeleton reading={t`how people sign on`} rows={6} /> : null}
          {found.isError ? (
            <ProblemNote
              problem={found.error}
              action={
                <Button onClick={() => void found.refetch()}>
                  <Trans>Try again</Trans>
                </Button>
              }
            />
          ) : null}
          {found.data ? <SingleSignOnForm kept={found.data.settings} /> : null}
        </div>
        <Section name={t`At your provider`}>
          <p>
            <Trans>Register Entente there as a web application with a secret. People come back to:</Trans>
          </p>
          <div className="mt2">
            {found.data ? (
              <Field label={t`Redirect address`}>
                <TextInput readOnly value={found.data.redirectUri} />
              </Field>
            ) : null}
          </div>
          <div className="mt2">
            {found.data ? (
              <Copying text={found.data.redirectUri}>
                <Trans>Copy the address</Trans>
              </Copying>
            ) : null}
          </div>
          <p className="cap">
            <Trans>
              Groups have to be part of what the provider tells: in the ID token or at its userinfo address. Whoever may change this page
              can always sign in by password, so that a provider that is away locks nobody out for good.
            </Trans>
          </p>
        </Section>
      </div>
    </Page>
  );
}

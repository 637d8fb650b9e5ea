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

const lead = 'Your people sign in with the account they have at your company already, by OpenID Connect.';

/** How people sign on by the provider of their company. */
export function SingleSignOnPage() {
  const { permits } = useSession();
  if (permits('single-sign-on.write')) return <Settings />;
  const back = <ButtonLink to="/settings/company">Back to the company</ButtonLink>;
  return (
    <Page title="Single sign-on" lead={lead}>
      <SettingsTabs />
      <Empty action={back}>Heads and operators set this.</Empty>
    </Page>
  );
}

function Settings() {
  const found = useQuery(singleSignOnQuery);
  return (
    <Page title="Single sign-on" lead={lead}>
      <SettingsTabs />
      <div className="grid side">
        <div>
          {found.isPending ? <Skeleton reading="how people sign on" rows={6} /> : null}
          {found.isError ? (
            <ProblemNote problem={found.error} action={<Button onClick={() => void found.refetch()}>Try again</Button>} />
          ) : null}
          {found.data ? <SingleSignOnForm kept={found.data.settings} /> : null}
        </div>
        <Section name="At your provider">
          <p>Register Entente there as a web application with a secret. People come back to:</p>
          <div className="mt2">
            {found.data ? (
              <Field label="Redirect address">
                <TextInput readOnly value={found.data.redirectUri} />
              </Field>
            ) : null}
          </div>
          <div className="mt2">{found.data ? <Copying text={found.data.redirectUri}>Copy the address</Copying> : null}</div>
          <p className="cap">
            Groups have to be part of what the provider tells: in the ID token or at its userinfo address. Whoever may change this page can
            always sign in by password, so that a provider that is away locks nobody out for good.
          </p>
        </Section>
      </div>
    </Page>
  );
}

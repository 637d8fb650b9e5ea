import { language } from '#web/language/texts.ts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompanyWanted, SetUp } from '#workspace/schema.ts';
import { post } from '#web/api.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { CompanyFields, HolidaysSection, HoursSection } from '#workspace/web/company-fields.tsx';
import { TeamAndRoleFields } from '#workspace/web/team-and-role-fields.tsx';
import { dayProblem, usualWeek, weekdays } from '#workspace/web/week-words.ts';
import { ownZone } from '#workspace/web/zones-and-currencies.ts';

const route = getRouteApi('/set-up');

type Account = SetUp['account'];

function newCompany(): CompanyWanted {
  return { name: '', timeZone: ownZone(), currency: 'EUR', workingHours: usualWeek, holidays: [] };
}

function newAccount(): Account {
  return { name: '', email: '', password: '', team: 'marketing', role: 'head-of-marketing', language: language() };
}

interface PartProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
  problem: unknown;
}

function TokenField({ value, onChange, problem }: PartProps<string>) {
  return (
    <Section name={t`The key to this installation`} hint={t`once`}>
      <Field
        label={t`Set-up token`}
        hint={t`Printed where Entente was started. It shows that the installation is yours.`}
        error={fieldError(problem, 'token')}
      >
        <TextInput required autoComplete="off" spellCheck={false} value={value} onText={onChange} />
      </Field>
    </Section>
  );
}

function AccountFields({ value, onChange, problem }: PartProps<Account>) {
  return (
    <Section name={t({ message: 'You', context: 'section' })} hint={t`the first account; you invite the others`}>
      <div className="form">
        <div className="form-row">
          <Field label={t`Your name`} error={fieldError(problem, 'account.name')}>
            <TextInput required maxLength={120} autoComplete="name" value={value.name} onText={(name) => onChange({ ...value, name })} />
          </Field>
          <Field label={t`E-mail`} error={fieldError(problem, 'account.email')}>
            <TextInput
              required
              type="email"
              autoComplete="username"
              value={value.email}
              onText={(email) => onChange({ ...value, email })}
            />
          </Field>
        </div>
        <Field label={t`Password`} hint={t`12 characters or more, any you like.`} error={fieldError(problem, 'account.password')}>
          <PasswordInput
            required
            minLength={12}
            autoComplete="new-password"
            value={value.password}
            onText={(password) => onChange({ ...value, password })}
          />
        </Field>
        <TeamAndRoleFields value={value} onChange={(place) => onChange({ ...value, ...place })} problem={problem} under="account." />
      </div>
    </Section>
  );
}

/** Creates the company and signs its first member in. */
function useSetUp() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (wanted: SetUp) => post('/api/companies', wanted),
    onSuccess: async () => {
      client.clear();
      await router.invalidate();
      await router.navigate({ to: '/' });
    },
  });
}

/** Lets the demo company be made, and goes to where one sees how far it is. */
function useDemo() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (token: string) => post('/api/demo', { token }),
    onSuccess: async () => {
      client.clear();
      await router.invalidate();
      await router.navigate({ to: '/demo' });
    },
  });
}

/** For strangers: see the product live before telling it anything. */
function DemoFirst({ token }: { token: string }) {
  const demo = useDemo();
  const { session } = useSession();
  if (session.isDemo)
    return (
      <p className="soft mb4">
        <Trans>
          This removes the demo company with everything in it.{' '}
          <Link className="door" to="/demo">
            Back to the demo
          </Link>
        </Trans>
      </p>
    );
  return (
    <div className="mb6">
      <Button busy={demo.isPending ? t`Beginning` : undefined} onClick={() => demo.mutate(token)}>
        <Trans>Look around a demo company first</Trans>
      </Button>
      <p className="cap">
        <Trans>
          An invented company with eighteen months of leads, calls and deals. It takes about half a minute, and goes when you set up your
          own.
        </Trans>
      </p>
      {demo.error ? <ProblemNote problem={demo.error} /> : null}
    </div>
  );
}

/** The first page of a new installation: a company, its clock, and the first person in it. */
export function SetUpPage() {
  const [token, setToken] = useState(route.useSearch().token ?? '');
  const [company, setCompany] = useState(newCompany);
  const [account, setAccount] = useState(newAccount);
  const setUp = useSetUp();
  const hasWrongHours = weekdays.some((day) => dayProblem(company.workingHours[day]));
  return (
    <DoorPage
      title={t`Set up your company`}
      lead={t`One page for both teams begins with one clock. Three minutes, and everything here can be changed later.`}
    >
      <DemoFirst token={token} />
      <Form onSubmit={() => setUp.mutate({ token, company, account })} problem={setUp.error} className="sections">
        <CompanyFields company={company} onChange={setCompany} problem={setUp.error} under="company." />
        <HoursSection company={company} onChange={setCompany} />
        <HolidaysSection company={company} onChange={setCompany} />
        <AccountFields value={account} onChange={setAccount} problem={setUp.error} />
        <TokenField value={token} onChange={setToken} problem={setUp.error} />
        <div className="mt6">
          <Button
            type="submit"
            variant="main"
            size="lg"
            busy={setUp.isPending ? t`Setting up` : undefined}
            whyNot={hasWrongHours ? t`The working hours above need a look first.` : undefined}
          >
            <Trans>Set up the company</Trans>
          </Button>
        </div>
      </Form>
    </DoorPage>
  );
}

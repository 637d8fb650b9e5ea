import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '#web/api.ts';
import { CodeStep } from '#web/pages/code-step.tsx';
import { DoorPage } from '#web/pages/door-page.tsx';
import { OtherWays, RefusedNote } from '#web/pages/other-ways.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

const route = getRouteApi('/sign-in');

/** Reads anew who is here, and goes where one was going. */
function useGoIn() {
  const { next } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  return async () => {
    client.clear();
    await router.invalidate();
    router.history.push(next ?? '/');
  };
}

/** The door for people who have an account. */
export function SignInPage() {
  const { next, refused } = route.useSearch();
  const goIn = useGoIn();
  const [asksForCode, setAsksForCode] = useState(false);
  if (asksForCode) return <CodeStep onIn={goIn} onBack={() => setAsksForCode(false)} />;
  return (
    <DoorPage title={t`Sign in`} narrow>
      <RefusedNote why={refused} />
      <PasswordStep onIn={goIn} onCode={() => setAsksForCode(true)} />
      <OtherWays next={next} />
      <p className="cap mt6">
        <Trans>No account yet? Someone in your company can send you a link that lets you join.</Trans>
      </p>
    </DoorPage>
  );
}

function PasswordStep({ onIn, onCode }: { onIn: () => Promise<void>; onCode: () => void }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => post<{ next?: 'code' }>('/api/auth/sign-in/email', { email, password }),
    onSuccess: ({ next }) => (next === 'code' ? onCode() : onIn()),
  });
  return (
    <Form onSubmit={() => signIn.mutate()} problem={signIn.error}>
      <Field label={t`E-mail`}>
        <TextInput type="email" autoComplete="username" required autoFocus value={email} onText={setEmail} />
      </Field>
      <Field label={t`Password`}>
        <PasswordInput autoComplete="current-password" required value={password} onText={setPassword} />
      </Field>
      <div>
        <Button type="submit" variant="main" size="lg" wide busy={signIn.isPending ? t`Signing in` : undefined}>
          <Trans>Sign in</Trans>
        </Button>
      </div>
    </Form>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '#web/api.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

const route = getRouteApi('/sign-in');

/** Signs in, reads anew who is here, and goes where one was going. */
function useSignIn() {
  const { next } = route.useSearch();
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) => post('/api/auth/sign-in/email', credentials),
    onSuccess: async () => {
      client.clear();
      await router.invalidate();
      router.history.push(next ?? '/');
    },
  });
}

/** The door for people who have an account. */
export function SignInPage() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useSignIn();
  return (
    <DoorPage title="Sign in" narrow>
      <Form onSubmit={() => signIn.mutate({ email, password })} problem={signIn.error}>
        <Field label="E-mail">
          <TextInput type="email" autoComplete="username" required autoFocus value={email} onText={setEmail} />
        </Field>
        <Field label="Password">
          <PasswordInput autoComplete="current-password" required value={password} onText={setPassword} />
        </Field>
        <div>
          <Button type="submit" variant="main" size="lg" wide busy={signIn.isPending ? 'Signing in' : undefined}>
            Sign in
          </Button>
        </div>
      </Form>
      <p className="cap mt6">No account yet? Someone in your company can send you a link that lets you join.</p>
    </DoorPage>
  );
}

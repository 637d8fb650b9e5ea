import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';

interface PasswordFormProps {
  /** What the button does: "Turn it off". */
  verb: string;
  doing: string | undefined;
  problem: unknown;
  onPassword: (password: string) => void;
}

/** The password once more, before something that whoever sits at an open screen must not do. */
export function PasswordForm({ verb, doing, problem, onPassword }: PasswordFormProps) {
  const [password, setPassword] = useState('');
  return (
    <Form onSubmit={() => onPassword(password)} problem={problem}>
      <Field
        label={t`Your password`}
        hint={t`Asked once more, in case it is not you who sits here.`}
        error={fieldError(problem, 'password')}
      >
        <PasswordInput autoComplete="current-password" required autoFocus value={password} onText={setPassword} />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={doing}>
          {verb}
        </Button>
      </div>
    </Form>
  );
}

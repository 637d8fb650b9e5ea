import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

/** The second step of signing in: a code of the app, or one of the backup codes. */
export function CodeStep({ onIn, onBack }: { onIn: () => Promise<void>; onBack: () => void }) {
  const [code, setCode] = useState('');
  const give = useMutation({ mutationFn: () => post('/api/auth/sign-in/code', { code }), onSuccess: onIn });
  return (
    <DoorPage title={t`One more step`} narrow>
      <Form onSubmit={() => give.mutate()} problem={give.error}>
        <Field
          label={t`The code of your app`}
          hint={t`Without your phone, a backup code opens too, once.`}
          error={fieldError(give.error, 'code')}
        >
          <TextInput required autoFocus autoComplete="one-time-code" maxLength={20} placeholder="123 456" value={code} onText={setCode} />
        </Field>
        <div className="row wrap">
          <Button type="submit" variant="main" size="lg" busy={give.isPending ? t`Signing in` : undefined}>
            <Trans>Sign in</Trans>
          </Button>
          <Button size="lg" variant="plain" onClick={onBack}>
            <Trans>Start again</Trans>
          </Button>
        </div>
      </Form>
      <p className="cap mt6">
        <Trans>Lost both phone and backup codes? Somebody who looks after your members can turn the second factor off.</Trans>
      </p>
    </DoorPage>
  );
}

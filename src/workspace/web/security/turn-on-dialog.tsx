import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BackupCodesAnswer, SecondFactorBegunAnswer } from '#workspace/sign-in/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { BackupCodes } from '#workspace/web/security/backup-codes.tsx';
import { PasswordForm } from '#workspace/web/security/password-form.tsx';
import { QrCode } from '#workspace/web/security/qr-code.tsx';
import { securityQuery } from '#workspace/web/security/security-calls.ts';

interface StepsProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Three steps: the password, a first code of the app, the backup codes. */
export function TurnOnDialog({ isOpen, onClose }: StepsProps) {
  const client = useQueryClient();
  const begin = useMutation({
    mutationFn: (password: string) => post<SecondFactorBegunAnswer>('/api/account/second-factor', { password }),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => post<BackupCodesAnswer>('/api/account/second-factor/confirmations', { code }),
    onSuccess: () => client.invalidateQueries({ queryKey: securityQuery.queryKey }),
  });
  const close = () => {
    begin.reset();
    confirm.reset();
    onClose();
  };
  const title = confirm.data ? t`Keep these backup codes` : begin.data ? t`Show the app the secret` : t`Turn on the second factor`;
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title}>
      {confirm.data ? (
        <BackupCodes codes={confirm.data.backupCodes} onDone={close} />
      ) : begin.data ? (
        <FirstCode begun={begin.data} confirm={confirm} />
      ) : (
        <PasswordForm verb={t`Go on`} doing={begin.isPending ? t`Looking` : undefined} problem={begin.error} onPassword={begin.mutate} />
      )}
    </Dialog>
  );
}

interface FirstCodeProps {
  begun: SecondFactorBegunAnswer;
  confirm: { mutate: (code: string) => void; isPending: boolean; error: unknown };
}

function FirstCode({ begun, confirm }: FirstCodeProps) {
  const [code, setCode] = useState('');
  return (
    <Form onSubmit={() => confirm.mutate(code)} problem={confirm.error}>
      <p>
        <Trans>Point the app that makes your codes at this square, or type the secret into it.</Trans>
      </p>
      <QrCode text={begun.uri} label={t`The secret as a QR code`} />
      <p className="small">
        <span className="quiet">
          <Trans>Secret: </Trans>
        </span>
        <code className="secret">{begun.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <Field label={t`The code that the app shows`} error={fieldError(confirm.error, 'code')}>
        <TextInput
          required
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          placeholder="123 456"
          value={code}
          onText={setCode}
        />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={confirm.isPending ? t`Turning on` : undefined}>
          <Trans>Turn it on</Trans>
        </Button>
      </div>
    </Form>
  );
}

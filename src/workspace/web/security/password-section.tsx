import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { Section } from '#web/ui/section.tsx';
import { sessionsQuery } from '#workspace/web/security/security-calls.ts';

/** The password: never shown, changed by whoever knows the present one. */
export function PasswordSection({ hasPassword }: { hasPassword: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [isChanged, setIsChanged] = useState(false);
  return (
    <Section name={t`Password`}>
      {hasPassword ? (
        <div className="row between wrap">
          <p className="soft">
            <Trans>Long is good; signs and digits are not asked for. With a new one, every other session of yours ends.</Trans>
          </p>
          <Button onClick={() => setIsOpen(true)}>
            <Trans>Change the password</Trans>
          </Button>
        </div>
      ) : (
        <p className="soft">
          <Trans>You have none: you sign in by the single sign-on of your company.</Trans>
        </p>
      )}
      <p role="status" className="small soft mt2">
        {isChanged ? t`The password is changed. Your other sessions have ended.` : null}
      </p>
      <ChangeDialog isOpen={isOpen} onClose={() => setIsOpen(false)} onChanged={() => setIsChanged(true)} />
    </Section>
  );
}

function ChangeDialog({ isOpen, onClose, onChanged }: { isOpen: boolean; onClose: () => void; onChanged: () => void }) {
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Change the password`}>
      <ChangeForm
        onDone={() => {
          onChanged();
          onClose();
        }}
      />
    </Dialog>
  );
}

function ChangeForm({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const change = useMutation({
    mutationFn: () => post('/api/auth/change-password', { currentPassword, newPassword }),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <Form onSubmit={() => change.mutate()} problem={change.error}>
      <Field label={t`Present password`} error={fieldError(change.error, 'currentPassword')}>
        <PasswordInput autoComplete="current-password" required autoFocus value={currentPassword} onText={setCurrent} />
      </Field>
      <Field label={t`New password`} hint={t`12 characters or more, any you like.`} error={fieldError(change.error, 'newPassword')}>
        <PasswordInput autoComplete="new-password" required minLength={12} value={newPassword} onText={setNew} />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={change.isPending ? t`Changing` : undefined}>
          <Trans>Change the password</Trans>
        </Button>
      </div>
    </Form>
  );
}

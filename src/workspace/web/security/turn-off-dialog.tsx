import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { post } from '#web/api.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { PasswordForm } from '#workspace/web/security/password-form.tsx';
import { securityQuery } from '#workspace/web/security/security-calls.ts';

/** From then on the password alone opens. */
export function TurnOffDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const turnOff = useMutation({
    mutationFn: (password: string) => post('/api/account/second-factor/endings', { password }),
    onSuccess: () => {
      close();
      return client.invalidateQueries({ queryKey: securityQuery.queryKey });
    },
  });
  const close = () => {
    turnOff.reset();
    onClose();
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t`Turn off the second factor?`}
      lead={t`From then on your password alone opens your account.`}
    >
      <PasswordForm
        verb={t`Turn it off`}
        doing={turnOff.isPending ? t`Turning off` : undefined}
        problem={turnOff.error}
        onPassword={turnOff.mutate}
      />
    </Dialog>
  );
}

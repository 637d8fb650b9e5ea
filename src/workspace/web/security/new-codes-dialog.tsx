import { t } from '@lingui/core/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { BackupCodesAnswer } from '#workspace/sign-in/schema.ts';
import { post } from '#web/api.ts';
import { Dialog } from '#web/ui/dialog.tsx';
import { BackupCodes } from '#workspace/web/security/backup-codes.tsx';
import { PasswordForm } from '#workspace/web/security/password-form.tsx';
import { securityQuery } from '#workspace/web/security/security-calls.ts';

/** Ten new codes; those of before open nothing any more. */
export function NewCodesDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const renew = useMutation({
    mutationFn: (password: string) => post<BackupCodesAnswer>('/api/account/second-factor/backup-codes', { password }),
    onSuccess: () => client.invalidateQueries({ queryKey: securityQuery.queryKey }),
  });
  const close = () => {
    renew.reset();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={renew.data ? t`Keep these backup codes` : t`New backup codes`}>
      {renew.data ? (
        <BackupCodes codes={renew.data.backupCodes} onDone={close} />
      ) : (
        <PasswordForm
          verb={t`Make new codes`}
          doing={renew.isPending ? t`Making` : undefined}
          problem={renew.error}
          onPassword={renew.mutate}
        />
      )}
    </Dialog>
  );
}

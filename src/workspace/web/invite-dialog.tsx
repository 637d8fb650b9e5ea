import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitationAnswer, InvitationWanted } from '#workspace/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { day } from '#web/ui/formats.ts';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { TeamAndRoleFields } from '#workspace/web/team-and-role-fields.tsx';
import { invitationsQuery, outboxQuery } from '#workspace/web/workspace-calls.ts';

export interface Invited {
  invitation: InvitationAnswer;
  /** The way in; shown now and never again. */
  link: string;
  isMailed: boolean;
}

const nobody: InvitationWanted = { email: '', team: 'sales', role: 'member' };

function useInvite() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: InvitationWanted) => post<Invited>('/api/invitations', wanted),
    onSuccess: () => Promise.all([invitationsQuery, outboxQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
}

function InviteForm({ invite }: { invite: ReturnType<typeof useInvite> }) {
  const [wanted, setWanted] = useState(nobody);
  return (
    <Form onSubmit={() => invite.mutate(wanted)} problem={invite.error}>
      <Field
        label={t`E-mail`}
        hint={t`They sign in with it, and the invitation goes there by mail where a mail server is set up.`}
        error={fieldError(invite.error, 'email')}
      >
        <TextInput
          required
          type="email"
          autoComplete="off"
          autoFocus
          value={wanted.email}
          onText={(email) => setWanted({ ...wanted, email })}
        />
      </Field>
      <TeamAndRoleFields value={wanted} onChange={(place) => setWanted({ ...wanted, ...place })} problem={invite.error} />
      <div>
        <Button type="submit" variant="main" busy={invite.isPending ? t`Inviting` : undefined}>
          <Trans>Invite</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** The link of a new invitation: what went by mail, and what is to be handed on by hand. */
export function InviteLink({ invited, onClose }: { invited: Invited; onClose: () => void }) {
  const { company } = useSession();
  const { email, expiresAt } = invited.invitation;
  return (
    <div className="form">
      <Field
        label={t`The link for ${email}`}
        hint={t`Works once, until ${day(expiresAt, company.timeZone)}. It is shown now and never again.`}
      >
        <CopyField text={invited.link} />
      </Field>
      <p className="note">
        {invited.isMailed
          ? t`A mail with this link is on its way to ${email}. Whoever opens it first joins as them.`
          : t`No mail server is set up, so hand it on yourself, to ${email} only. Whoever opens it first joins as them.`}
      </p>
      <div>
        <Button variant="main" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      </div>
    </div>
  );
}

export const titleOf = ({ isMailed, invitation }: Invited) => (isMailed ? t`${invitation.email} is invited` : t`Hand on this link`);

/** Invites somebody: an address, a place, and then a link to hand on. */
export function InviteDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const invite = useInvite();
  const close = () => {
    invite.reset();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={invite.data ? titleOf(invite.data) : t`Invite somebody`}>
      {invite.data ? <InviteLink invited={invite.data} onClose={close} /> : <InviteForm invite={invite} />}
    </Dialog>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InvitationAnswer } from '#workspace/schema.ts';
import { post, remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { day } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State, type StateKind } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { reasonSentences } from '#workspace/web/mail-words.ts';
import { InviteLink, titleOf, type Invited } from '#workspace/web/invite-dialog.tsx';
import { placeInWords } from '#workspace/web/role-words.ts';
import { invitationsQuery, outboxQuery } from '#workspace/web/workspace-calls.ts';

const stateWords: Record<InvitationAnswer['state'], { is: StateKind; word: string }> = {
  open: { is: 'unknown', word: t({ message: 'Open', context: 'invitation' }) },
  accepted: { is: 'good', word: t`Joined` },
  withdrawn: { is: 'broken', word: t`Withdrawn` },
  expired: { is: 'risk', word: t`Expired` },
};

function InvitationRow({ invitation }: { invitation: InvitationAnswer }) {
  const { company } = useSession();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => remove(`/api/invitations/${invitation.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const state = stateWords[invitation.state];
  const mailed = mailInWords(invitation);
  const isOpen = invitation.state === 'open';
  return (
    <li>
      <div className="row between wrap">
        <div>
          <div className="row wrap">
            <span className="strong">{invitation.email}</span>
            <State is={state.is}>{state.word}</State>
          </div>
          <div className="small quiet">{invitedInWords(invitation, isOpen ? day(invitation.expiresAt, company.timeZone) : null)}</div>
          {mailed && isOpen ? <div className="small quiet">{mailed}</div> : null}
        </div>
        {isOpen || invitation.state === 'expired' ? (
          <div className="row wrap">
            <SendAgain invitation={invitation} />
            <Button
              busy={withdraw.isPending ? t`Withdrawing` : undefined}
              onClick={() => withdraw.mutate()}
              aria-label={t`Withdraw the invitation of ${invitation.email}`}
            >
              <Trans>Withdraw</Trans>
            </Button>
          </div>
        ) : null}
      </div>
      {withdraw.error ? <ProblemNote problem={withdraw.error} /> : null}
    </li>
  );
}

/** Where they are invited to, by whom, and how long the link opens. */
function invitedInWords(invitation: InvitationAnswer, lastDay: string | null): string {
  const place = placeInWords(invitation);
  const { invitedBy } = invitation;
  if (invitedBy) return lastDay ? t`${place}, invited by ${invitedBy}, until ${lastDay}` : t`${place}, invited by ${invitedBy}`;
  return lastDay ? t`${place}, until ${lastDay}` : place;
}

/** What became of the mail, in a sentence. */
function mailInWords({ mail }: InvitationAnswer): string | null {
  if (!mail) return null;
  if (mail.state === 'sent') return t`The mail was sent.`;
  if (mail.state === 'kept') return t`No mail was sent: the outbox has the link.`;
  const reason = reasonSentences[mail.reason ?? ''];
  if (mail.state === 'failed') return reason ? t`The mail was not sent. ${reason}` : t`The mail was not sent.`;
  return reason ? t`The mail waits. ${reason}` : t`The mail waits.`;
}

/** A new link for another 14 days; the one before opens nothing from then on. */
function SendAgain({ invitation }: { invitation: InvitationAnswer }) {
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => post<Invited>(`/api/invitations/${invitation.id}/renewals`),
    onSuccess: () => Promise.all([invitationsQuery, outboxQuery].map(({ queryKey }) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <>
      <Button
        busy={again.isPending ? t`Sending` : undefined}
        onClick={() => again.mutate()}
        aria-label={t`Send the invitation of ${invitation.email} again`}
      >
        <Trans>Send again</Trans>
      </Button>
      {again.error ? <ProblemNote problem={again.error} /> : null}
      <Dialog isOpen={again.data !== undefined} onClose={again.reset} title={again.data ? titleOf(again.data) : ''}>
        {again.data ? <InviteLink invited={again.data} onClose={again.reset} /> : null}
      </Dialog>
    </>
  );
}

/** Everybody who was invited, open ones first. */
export function InvitationList() {
  const invitations = useQuery(invitationsQuery);
  const all = (invitations.data?.invitations ?? []).toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <Section name={t`Invited`} hint={t`sent again, it has a new link for another 14 days`}>
      {invitations.isPending ? <Skeleton reading={t`the invitations`} rows={2} /> : null}
      {invitations.isError ? (
        <ProblemNote
          problem={invitations.error}
          action={
            <Button onClick={() => void invitations.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {invitations.data && all.length === 0 ? (
        <p className="quiet">
          <Trans>Nobody is invited at the moment.</Trans>
        </p>
      ) : null}
      <ul className="list">
        {all.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

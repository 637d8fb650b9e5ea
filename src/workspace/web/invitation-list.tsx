import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InvitationAnswer } from '#workspace/schema.ts';
import { remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { day } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State, type StateKind } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { roleWords, teamWords } from '#workspace/web/role-words.ts';
import { invitationsQuery } from '#workspace/web/workspace-calls.ts';

const stateWords: Record<InvitationAnswer['state'], { is: StateKind; word: string }> = {
  open: { is: 'unknown', word: 'Open' },
  accepted: { is: 'good', word: 'Joined' },
  withdrawn: { is: 'broken', word: 'Withdrawn' },
  expired: { is: 'risk', word: 'Expired' },
};

function InvitationRow({ invitation }: { invitation: InvitationAnswer }) {
  const { company } = useSession();
  const client = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => remove(`/api/invitations/${invitation.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  });
  const state = stateWords[invitation.state];
  return (
    <li>
      <div className="row between wrap">
        <div>
          <div className="row wrap">
            <span className="strong">{invitation.email}</span>
            <State is={state.is}>{state.word}</State>
          </div>
          <div className="small quiet">
            {teamWords[invitation.team]}, {roleWords[invitation.role].name.toLowerCase()}
            {invitation.invitedBy ? `, invited by ${invitation.invitedBy}` : null}
            {invitation.state === 'open' ? `, until ${day(invitation.expiresAt, company.timeZone)}` : null}
          </div>
        </div>
        {invitation.state === 'open' ? (
          <Button
            busy={withdraw.isPending ? 'Withdrawing' : undefined}
            onClick={() => withdraw.mutate()}
            aria-label={`Withdraw the invitation of ${invitation.email}`}
          >
            Withdraw
          </Button>
        ) : null}
      </div>
      {withdraw.error ? <ProblemNote problem={withdraw.error} /> : null}
    </li>
  );
}

/** Everybody who was invited, open ones first. */
export function InvitationList() {
  const invitations = useQuery(invitationsQuery);
  const all = (invitations.data?.invitations ?? []).toSorted((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  return (
    <Section name="Invited" hint="a lost link cannot be shown again: withdraw it and invite anew">
      {invitations.isPending ? <Skeleton reading="the invitations" rows={2} /> : null}
      {invitations.isError ? (
        <ProblemNote problem={invitations.error} action={<Button onClick={() => void invitations.refetch()}>Try again</Button>} />
      ) : null}
      {invitations.data && all.length === 0 ? <p className="quiet">Nobody is invited at the moment.</p> : null}
      <ul className="list">
        {all.map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </Section>
  );
}

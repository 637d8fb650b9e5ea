import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberAnswer } from '#workspace/schema.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { Button } from '#web/ui/button.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { FormerMembers } from '#workspace/web/former-members.tsx';
import { InviteDialog } from '#workspace/web/invite-dialog.tsx';
import { InvitationList } from '#workspace/web/invitation-list.tsx';
import { MemberDialog } from '#workspace/web/member-dialog.tsx';
import { MemberTable } from '#workspace/web/member-table.tsx';
import { SecondFactors } from '#workspace/web/security/second-factors.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { membersQuery } from '#workspace/web/workspace-calls.ts';
import './workspace.css';

const missingWords = {
  marketing: t`Nobody from marketing is here yet. What both teams decide needs both: invite their head first.`,
  sales: t`Nobody from sales is here yet. What both teams decide needs both: invite their head first.`,
  both: t`Nobody from marketing or sales is here yet. What both teams decide needs both: invite their head first.`,
} as const;

/** Says when one of the two sides has nobody yet: half an agreement is none. */
function MissingSide({ members }: { members: readonly MemberAnswer[] }) {
  const missing = (['marketing', 'sales'] as const).filter((team) => !members.some((member) => member.team === team));
  if (missing.length === 0) return null;
  return <p className="note j mt3">{missing.length > 1 ? missingWords.both : missingWords[missing[0]!]}</p>;
}

/** Who is here, who is invited, and what each role may do. */
export function MembersPage() {
  const { permits } = useSession();
  const members = useQuery(membersQuery);
  const [isInviting, setIsInviting] = useState(false);
  const may = permits('members.invite');
  const [edited, setEdited] = useState<MemberAnswer | null>(null);
  const all = members.data?.members ?? [];
  const here = all.filter(({ endedAt }) => !endedAt);
  const invite = (
    <Button variant="main" icon="plus" onClick={() => setIsInviting(true)}>
      <Trans>Invite somebody</Trans>
    </Button>
  );
  return (
    <Page title={t`Members`} lead={t`Both teams, side by side. Nobody outranks anybody.`} actions={may ? invite : undefined}>
      <SettingsTabs />
      <Section name={t`Here now`} hint={members.data ? t`${here.length} in all` : undefined}>
        {members.isPending ? <Skeleton reading={t`the members`} /> : null}
        {members.isError ? (
          <ProblemNote
            problem={members.error}
            action={
              <Button onClick={() => void members.refetch()}>
                <Trans>Try again</Trans>
              </Button>
            }
          />
        ) : null}
        {members.data ? <MemberTable members={here} all={all} onEdit={permits('members.manage') ? setEdited : undefined} /> : null}
        {members.data && may ? <MissingSide members={here} /> : null}
      </Section>
      {may ? <InvitationList /> : null}
      {permits('members.manage') ? <SecondFactors /> : null}
      <FormerMembers members={all.filter(({ endedAt }) => endedAt)} />
      <p className="mt4">
        <DoorLink to="/settings/roles">
          <Trans>Who may do what, and who sees what</Trans>
        </DoorLink>
      </p>
      <MemberDialog member={edited} all={all} onClose={() => setEdited(null)} />
      <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} />
    </Page>
  );
}

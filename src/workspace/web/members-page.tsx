import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberAnswer } from '#workspace/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { day } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { PersonChip } from '#web/ui/person-chip.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';
import { InviteDialog } from '#workspace/web/invite-dialog.tsx';
import { InvitationList } from '#workspace/web/invitation-list.tsx';
import { RoleTable } from '#workspace/web/role-table.tsx';
import { roleWords, teamWords } from '#workspace/web/role-words.ts';
import { SecondFactors } from '#workspace/web/security/second-factors.tsx';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { membersQuery } from '#workspace/web/workspace-calls.ts';

function MemberRow({ member }: { member: MemberAnswer }) {
  const { company, session } = useSession();
  return (
    <Row>
      <th scope="row">
        <PersonChip name={member.name} team={member.team} note={member.id === session.member?.id ? 'you' : undefined} />
        <span className="only-phone small quiet">{member.email}</span>
      </th>
      <Cell>{teamWords[member.team]}</Cell>
      <Cell>{roleWords[member.role].name}</Cell>
      <Cell className="soft only-wide">{member.email}</Cell>
      <Cell figures className="quiet nowrap only-wide">
        {day(member.joinedAt, company.timeZone)}
      </Cell>
    </Row>
  );
}

function MemberTable({ members }: { members: readonly MemberAnswer[] }) {
  return (
    <Table label="Members">
      <thead>
        <tr>
          <Column>Name</Column>
          <Column>Team</Column>
          <Column>Role</Column>
          <Column className="only-wide">E-mail</Column>
          <Column figures className="only-wide">
            Here since
          </Column>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} />
        ))}
      </tbody>
    </Table>
  );
}

/** Says when one of the two sides has nobody yet: half an agreement is none. */
function MissingSide({ members }: { members: readonly MemberAnswer[] }) {
  const missing = (['marketing', 'sales'] as const).filter((team) => !members.some((member) => member.team === team));
  if (missing.length === 0) return null;
  return (
    <p className="note j mt3">
      Nobody from {missing.join(' or ')} is here yet. What both teams decide needs both: invite their head first.
    </p>
  );
}

/** Who is here, who is invited, and what each role may do. */
export function MembersPage() {
  const { permits } = useSession();
  const members = useQuery(membersQuery);
  const [isInviting, setIsInviting] = useState(false);
  const may = permits('members.invite');
  const invite = (
    <Button variant="main" icon="plus" onClick={() => setIsInviting(true)}>
      Invite somebody
    </Button>
  );
  return (
    <Page title="Members" lead="Both teams, side by side. Nobody outranks anybody." actions={may ? invite : undefined}>
      <SettingsTabs />
      <Section name="Here now" hint={members.data ? `${members.data.members.length} in all` : undefined}>
        {members.isPending ? <Skeleton reading="the members" /> : null}
        {members.isError ? (
          <ProblemNote problem={members.error} action={<Button onClick={() => void members.refetch()}>Try again</Button>} />
        ) : null}
        {members.data ? <MemberTable members={members.data.members} /> : null}
        {members.data && may ? <MissingSide members={members.data.members} /> : null}
      </Section>
      {may ? <InvitationList /> : null}
      {permits('members.manage') ? <SecondFactors /> : null}
      <RoleTable />
      <InviteDialog isOpen={isInviting} onClose={() => setIsInviting(false)} />
    </Page>
  );
}

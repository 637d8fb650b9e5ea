import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { MemberAnswer } from '#workspace/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { day } from '#web/ui/formats.ts';
import { PersonChip } from '#web/ui/person-chip.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { TeamMark } from '#web/ui/team-mark.tsx';
import { useSession } from '#web/use-session.ts';
import { useNow } from '#web/use-now.ts';
import { backInWords } from '#workspace/web/leave-words.ts';
import { roleWords, teamWords } from '#workspace/web/role-words.ts';

interface MemberTableProps {
  members: readonly MemberAnswer[];
  /** Everybody, to name managers by. */
  all: readonly MemberAnswer[];
  /** Absent for whoever may not change anybody. */
  onEdit?: ((member: MemberAnswer) => void) | undefined;
}

function noteOf(member: MemberAnswer, ownId: string | undefined, now: number): string | undefined {
  const notes = [member.id === ownId ? t`you` : null, member.away ? backInWords(member.away.backOn, now) : null].filter(Boolean);
  return notes.length > 0 ? notes.join(', ') : undefined;
}

function MemberRow({ member, all, onEdit }: Omit<MemberTableProps, 'members'> & { member: MemberAnswer }) {
  const { company, session } = useSession();
  const now = useNow();
  const manager = all.find(({ id }) => id === member.managerId);
  return (
    <Row>
      <th scope="row">
        <PersonChip
          name={member.name}
          team={member.team}
          note={noteOf(member, session.member?.id, now)}
          presence={member.away ? 'away' : undefined}
        />
        <span className="only-phone small quiet">{member.email}</span>
      </th>
      <Cell>
        <span className="row">
          <TeamMark team={member.team} />
          {teamWords[member.team]}
        </span>
      </Cell>
      <Cell>{roleWords[member.role].name}</Cell>
      <Cell className="only-wide">
        {manager ? (
          manager.name
        ) : (
          <span className="quiet">
            <Trans>nobody</Trans>
          </span>
        )}
      </Cell>
      <Cell className="soft only-wide">{member.email}</Cell>
      <Cell figures className="quiet nowrap only-wide">
        {day(member.joinedAt, company.timeZone)}
      </Cell>
      {onEdit ? (
        <Cell figures>
          <Button size="sm" aria-label={t`Change ${member.name}`} onClick={() => onEdit(member)}>
            <Trans>Change</Trans>
          </Button>
        </Cell>
      ) : null}
    </Row>
  );
}

/** Who works here: team, role, whom they report to, and whether they are away. */
export function MemberTable({ members, all, onEdit }: MemberTableProps) {
  return (
    <Table label={t`Members`}>
      <thead>
        <tr>
          <Column>
            <Trans>Name</Trans>
          </Column>
          <Column>
            <Trans>Team</Trans>
          </Column>
          <Column>
            <Trans>Role</Trans>
          </Column>
          <Column className="only-wide">
            <Trans>Reports to</Trans>
          </Column>
          <Column className="only-wide">
            <Trans>E-mail</Trans>
          </Column>
          <Column figures className="only-wide">
            <Trans>Here since</Trans>
          </Column>
          {onEdit ? (
            <Column>
              <span className="sr">
                <Trans>Change</Trans>
              </span>
            </Column>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.id} member={member} all={all} onEdit={onEdit} />
        ))}
      </tbody>
    </Table>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { MemberAnswer } from '#workspace/schema.ts';
import { post } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { day } from '#web/ui/formats.ts';
import { PersonChip } from '#web/ui/person-chip.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';
import { placeInWords } from '#workspace/web/role-words.ts';

function FormerRow({ member }: { member: MemberAnswer }) {
  const { company, permits } = useSession();
  const client = useQueryClient();
  const place = placeInWords(member);
  const leftOn = day(member.endedAt!, company.timeZone);
  const back = useMutation({ mutationFn: () => post(`/api/members/${member.id}/returns`), onSuccess: () => client.invalidateQueries() });
  return (
    <li>
      <div className="row between wrap">
        <div>
          <PersonChip name={member.name} team={member.team} presence="former" />
          <div className="small quiet">
            <Trans>
              {place}, left {leftOn}
            </Trans>
          </div>
        </div>
        {permits('members.manage') ? (
          <Button busy={back.isPending ? t`Taking back` : undefined} onClick={() => back.mutate()} aria-label={t`Take ${member.name} back`}>
            <Trans>Take back</Trans>
          </Button>
        ) : null}
      </div>
      {back.error ? <ProblemNote problem={back.error} /> : null}
    </li>
  );
}

/** Who worked here: history keeps their names. */
export function FormerMembers({ members }: { members: readonly MemberAnswer[] }) {
  if (members.length === 0) return null;
  return (
    <Section name={t`Former members`} hint={t`history keeps their names`}>
      <ul className="list">
        {members.map((member) => (
          <FormerRow key={member.id} member={member} />
        ))}
      </ul>
    </Section>
  );
}

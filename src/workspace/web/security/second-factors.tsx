import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberNamedAnswer } from '#workspace/sign-in/schema.ts';
import { remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { secondFactorsQuery } from '#workspace/web/security/security-calls.ts';

function ResetDialog({ member, onClose }: { member: MemberNamedAnswer | null; onClose: () => void }) {
  const client = useQueryClient();
  const reset = useMutation({
    mutationFn: (id: string) => remove(`/api/members/${id}/second-factor`),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: secondFactorsQuery.queryKey });
    },
  });
  const button = (
    <Button variant="main" busy={reset.isPending ? t`Turning off` : undefined} onClick={() => member && reset.mutate(member.id)}>
      <Trans>Turn it off for them</Trans>
    </Button>
  );
  return (
    <Dialog isOpen={member !== null} onClose={onClose} title={t`Turn off the second factor of ${member?.name ?? ''}?`} footer={button}>
      <p>
        <Trans>
          Do this when they lost both phone and backup codes, and you are sure that it is they who ask. Their password alone opens from then
          on; they can set up another factor at once.
        </Trans>
      </p>
      {reset.error ? <ProblemNote problem={reset.error} /> : null}
    </Dialog>
  );
}

/** Who signs in with a second factor, for whoever may turn it off when it is lost. */
export function SecondFactors() {
  const factors = useQuery(secondFactorsQuery);
  const [chosen, setChosen] = useState<MemberNamedAnswer | null>(null);
  const members = factors.data?.members ?? [];
  if (members.length === 0) return null;
  return (
    <Section name={t`Second factors`} hint={plural(members.length, { one: 'one member has one', other: '# members have one' })}>
      <ul className="list">
        {members.map((member) => (
          <li key={member.id} className="row between wrap">
            <span>{member.name}</span>
            <Button aria-label={t`Turn off the second factor of ${member.name}`} onClick={() => setChosen(member)}>
              <Trans>Lost?</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <ResetDialog member={chosen} onClose={() => setChosen(null)} />
    </Section>
  );
}

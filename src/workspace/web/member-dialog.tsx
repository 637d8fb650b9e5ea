import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberChangesWanted } from '#workspace/members/schema.ts';
import type { MemberAnswer } from '#workspace/schema.ts';
import { patch, post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Select } from '#web/ui/select.tsx';
import { useSession } from '#web/use-session.ts';
import { NamesField } from '#workspace/web/names-field.tsx';
import { TeamAndRoleFields } from '#workspace/web/team-and-role-fields.tsx';

function useChanged(member: MemberAnswer, onDone: () => void) {
  const client = useQueryClient();
  const onSuccess = () => {
    onDone();
    return client.invalidateQueries();
  };
  const save = useMutation({ mutationFn: (changes: MemberChangesWanted) => patch(`/api/members/${member.id}`, changes), onSuccess });
  const end = useMutation({ mutationFn: () => post(`/api/members/${member.id}/ends`), onSuccess });
  return { save, end };
}

/** Only what was changed is sent: what is not named stays. */
function changesOf(before: MemberAnswer, now: Wanted): MemberChangesWanted {
  const names = now.names.map((name) => name.trim()).filter(Boolean);
  return {
    ...(before.team !== now.team && { team: now.team }),
    ...(before.role !== now.role && { role: now.role }),
    ...(before.managerId !== now.managerId && { managerId: now.managerId }),
    ...(before.names.join('\n') !== names.join('\n') && { names }),
  };
}

type Wanted = Pick<MemberAnswer, 'team' | 'role' | 'managerId' | 'names'>;

function MemberForm({ member, all, onDone }: { member: MemberAnswer; all: readonly MemberAnswer[]; onDone: () => void }) {
  const { session } = useSession();
  const [wanted, setWanted] = useState<Wanted>(member);
  const { save, end } = useChanged(member, onDone);
  const isOwn = session.member?.id === member.id;
  const changes = changesOf(member, wanted);
  const managers = all.filter(({ id, endedAt }) => id !== member.id && !endedAt).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form onSubmit={() => save.mutate(changes)} problem={save.error}>
      <TeamAndRoleFields value={wanted} onChange={(place) => setWanted({ ...wanted, ...place })} problem={save.error} />
      {isOwn ? (
        <p className="small quiet">
          <Trans>Nobody changes their own role, or ends their own membership: another head or operator does.</Trans>
        </p>
      ) : null}
      <Field label={t`Reports to`} error={fieldError(save.error, 'managerId')}>
        <Select
          options={[{ value: '', label: t`Nobody` }, ...managers]}
          value={wanted.managerId ?? ''}
          onPick={(id) => setWanted({ ...wanted, managerId: id || null })}
        />
      </Field>
      <NamesField names={wanted.names} onChange={(names) => setWanted({ ...wanted, names })} problem={save.error} />
      <div className="row between wrap">
        <Button type="submit" variant="main" busy={save.isPending ? t`Saving` : undefined} disabled={Object.keys(changes).length === 0}>
          <Trans>Save</Trans>
        </Button>
        {isOwn ? null : <EndButton name={member.name} end={end} />}
      </div>
      {end.error ? <ProblemNote problem={end.error} /> : null}
    </Form>
  );
}

/** Asked twice: it signs somebody out everywhere. */
function EndButton({ name, end }: { name: string; end: { mutate: () => void; isPending: boolean } }) {
  const [isSure, setIsSure] = useState(false);
  if (!isSure)
    return (
      <Button variant="plain" onClick={() => setIsSure(true)}>
        <Trans>End the membership</Trans>
      </Button>
    );
  return (
    <span className="row wrap">
      <span className="small">
        <Trans>{name} is signed out everywhere, and their keys end.</Trans>
      </span>
      <Button busy={end.isPending ? t`Ending` : undefined} onClick={() => end.mutate()}>
        <Trans>End it</Trans>
      </Button>
    </span>
  );
}

/** Somebody’s place: team, role, whom they report to, by which names sources call them; and the end of it. */
export function MemberDialog({ member, all, onClose }: { member: MemberAnswer | null; all: readonly MemberAnswer[]; onClose: () => void }) {
  return (
    <Dialog isOpen={member !== null} onClose={onClose} title={member?.name ?? ''} lead={member?.email}>
      {member ? <MemberForm key={member.id} member={member} all={all} onDone={onClose} /> : null}
    </Dialog>
  );
}

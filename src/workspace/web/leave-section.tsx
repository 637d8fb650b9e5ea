import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfileAnswer } from '#workspace/members/schema.ts';
import { post, remove } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { leaveInWords } from '#workspace/web/leave-words.ts';
import { membersQuery, profileQuery } from '#workspace/web/workspace-calls.ts';

type Leave = ProfileAnswer['leaves'][number];
type Answer = { profile: ProfileAnswer };

/** Keeps the answer, and lets lists of members be read anew. */
function useKept() {
  const client = useQueryClient();
  return (answer: Answer) => {
    client.setQueryData(profileQuery.queryKey, answer);
    return client.invalidateQueries({ queryKey: membersQuery.queryKey });
  };
}

function LeaveRow({ leave }: { leave: Leave }) {
  const kept = useKept();
  const end = useMutation({ mutationFn: () => remove<Answer>(`/api/profile/leaves/${leave.id}`), onSuccess: kept });
  const words = leaveInWords(leave);
  return (
    <li>
      <div className="row between">
        <span>{words}</span>
        <Button size="sm" busy={end.isPending ? t`Removing` : undefined} onClick={() => end.mutate()} aria-label={t`Remove ${words}`}>
          <Trans>Remove</Trans>
        </Button>
      </div>
      {end.error ? <ProblemNote problem={end.error} /> : null}
    </li>
  );
}

const none = { startsOn: '', endsOn: '' };

function LeaveForm() {
  const kept = useKept();
  const [wanted, setWanted] = useState(none);
  const enter = useMutation({
    mutationFn: () => post<Answer>('/api/profile/leaves', wanted),
    onSuccess: (answer) => {
      setWanted(none);
      return kept(answer);
    },
  });
  // Most leave ends in the week in which it begins.
  const begin = (startsOn: string) => setWanted({ startsOn, endsOn: wanted.endsOn < startsOn ? startsOn : wanted.endsOn });
  return (
    <Form onSubmit={() => enter.mutate()} problem={enter.error}>
      <div className="form-row">
        <Field label={t`From`} error={fieldError(enter.error, 'startsOn')}>
          <TextInput required type="date" value={wanted.startsOn} onText={begin} />
        </Field>
        <Field label={t`To, included`} error={fieldError(enter.error, 'endsOn')}>
          <TextInput
            required
            type="date"
            min={wanted.startsOn || undefined}
            value={wanted.endsOn}
            onText={(endsOn) => setWanted({ ...wanted, endsOn })}
          />
        </Field>
      </div>
      <div>
        <Button type="submit" icon="plus" busy={enter.isPending ? t`Entering` : undefined}>
          <Trans>Enter leave</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** Days on which one is away; colleagues see when one is back. */
export function LeaveSection({ leaves }: { leaves: readonly Leave[] }) {
  return (
    <Section name={t`Leave`} hint={t`colleagues see when you are back`}>
      {leaves.length === 0 ? (
        <p className="quiet">
          <Trans>No leave is entered.</Trans>
        </p>
      ) : null}
      <ul className="list">
        {leaves.map((leave) => (
          <LeaveRow key={leave.id} leave={leave} />
        ))}
      </ul>
      <div className="mt4">
        <LeaveForm />
      </div>
    </Section>
  );
}

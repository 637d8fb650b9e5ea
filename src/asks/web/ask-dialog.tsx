import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { isOfSide, type AskSide } from '#asks/ask.ts';
import { membersQuery, useAskStep } from './ask-calls.ts';
import { kindWords, sideWords } from './ask-words.ts';
import { useToday } from './use-today.ts';

interface AskDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The person, account or deal it is about. */
  about?: { kind: 'person' | 'account' | 'deal'; id: string; name: string } | undefined;
  /** In place of one: several, in words, and how it is sent. */
  many?: { words: string; send: SendAsk } | undefined;
}

interface SendAsk {
  isPending: boolean;
  error: unknown;
  mutate(wanted: object, options: { onSuccess: () => void }): void;
}

/** Asks the other side something. What was typed stays when it is refused. */
export function AskDialog({ isOpen, onClose, about, many }: AskDialogProps) {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={titleOf({ about, many })}
      lead={
        many ? t`One ask that names them all: one owner, one day, one answer.` : t`Everybody in the company sees it, and what became of it.`
      }
    >
      {many ? <AskForm onDone={onClose} make={many.send} /> : <OneAsk onDone={onClose} about={about} />}
    </Dialog>
  );
}

/** The side that somebody of this team asks first. */
const otherSide = (team: string | undefined): AskSide => (team === 'sales' ? 'marketing' : team === 'marketing' ? 'sales' : 'both');

interface Wanted {
  kind: string;
  side: AskSide;
  text: string;
  wantedOn: string;
  owner: string;
}

function titleOf({ about, many }: Pick<AskDialogProps, 'about' | 'many'>): string {
  if (many) {
    const { words } = many;
    return t`Ask about ${words}`;
  }
  if (!about) return t`Ask the other side`;
  const { name } = about;
  if (name) return t`Ask about ${name}`;
  return { person: t`Ask about this person`, account: t`Ask about this account`, deal: t`Ask about this deal` }[about.kind];
}

function OneAsk({ onDone, about }: { onDone: () => void; about: AskDialogProps['about'] }) {
  const make = useAskStep<object>('/api/asks');
  const send: SendAsk = {
    isPending: make.isPending,
    error: make.error,
    mutate: (wanted, options) => make.mutate({ ...wanted, ...(about && { about: { kind: about.kind, id: about.id } }) }, options),
  };
  return <AskForm onDone={onDone} make={send} />;
}

function AskForm({ onDone, make }: { onDone: () => void; make: SendAsk }) {
  const { session } = useSession();
  const [wanted, setWanted] = useState<Wanted>({
    kind: 'request',
    side: otherSide(session.member?.team),
    text: '',
    wantedOn: '',
    owner: '',
  });
  const put = (changes: Partial<Wanted>) => setWanted({ ...wanted, ...changes });
  const send = () => {
    const { wantedOn, owner, ...rest } = wanted;
    make.mutate({ ...rest, ...(wantedOn && { wantedOn }), ...(owner && { owner }) }, { onSuccess: onDone });
  };
  return (
    <Form onSubmit={send} problem={make.error}>
      <WhatAndWho wanted={wanted} put={put} problem={make.error} />
      <Field
        label={t`In your words`}
        hint={t`Say what is needed, and for what. Ctrl Enter sends.`}
        error={fieldError(make.error, 'text') ?? fieldError(make.error, 'ask.text')}
      >
        <TextArea required autoFocus maxLength={4000} value={wanted.text} onText={(text) => put({ text })} />
      </Field>
      <DayAndOwner wanted={wanted} put={put} problem={make.error} />
      <div>
        <Button type="submit" variant="main" busy={make.isPending ? t`Asking` : undefined}>
          <Trans context="to do">Ask</Trans>
        </Button>
      </div>
    </Form>
  );
}

interface FieldsProps {
  wanted: Wanted;
  put: (changes: Partial<Wanted>) => void;
  problem: unknown;
}

function WhatAndWho({ wanted, put, problem }: FieldsProps) {
  const { session } = useSession();
  const sides = (['marketing', 'sales', 'both'] as const).filter((side) => side !== session.member?.team);
  return (
    <div className="form-row">
      <Field label={t`What is it`}>
        <Select
          value={wanted.kind}
          onPick={(kind) => put({ kind })}
          options={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
        />
      </Field>
      <Field label={t`Who is asked`} error={fieldError(problem, 'side') ?? fieldError(problem, 'ask.side')}>
        <Select
          value={wanted.side}
          onPick={(side) => put({ side: side as AskSide, owner: '' })}
          options={sides.map((side) => ({ value: side, label: sideWords[side] }))}
        />
      </Field>
    </div>
  );
}

function DayAndOwner({ wanted, put, problem }: FieldsProps) {
  const today = useToday();
  const members = useQuery(membersQuery);
  const owners = (members.data ?? []).filter((member) => isOfSide(wanted.side, member.team) && member.role !== 'viewer');
  const options = [{ value: '', label: t`Whoever takes it` }, ...owners.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <div className="form-row">
      <Field
        label={t`If possible by`}
        optional
        hint={t`A wish. The day is promised by whoever takes it.`}
        error={fieldError(problem, 'wantedOn') ?? fieldError(problem, 'ask.wantedOn')}
      >
        <TextInput type="date" min={today} value={wanted.wantedOn} onText={(wantedOn) => put({ wantedOn })} />
      </Field>
      <Field label={t`Who should own it`} optional error={fieldError(problem, 'owner') ?? fieldError(problem, 'ask.owner')}>
        <Select value={wanted.owner} onPick={(owner) => put({ owner })} options={options} />
      </Field>
    </div>
  );
}

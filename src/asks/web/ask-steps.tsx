import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { TextArea } from '#web/ui/text-area.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { type AskOnWire, useAskStep } from './ask-calls.ts';
import { useToday } from './use-today.ts';

/** What the reader can do with an ask now; nothing where there is nothing to do. */
export function AskSteps({ ask }: { ask: AskOnWire }) {
  const { take, promise, answer, settle } = ask.may;
  if (!take && !promise && !answer && !settle) return null;
  return (
    <div className="ask-steps mt6">
      {take && <TakeStep ask={ask} />}
      {promise && !ask.promisedOn && <PromiseStep ask={ask} />}
      {answer && <AnswerStep ask={ask} />}
      {promise && ask.promisedOn && <PromiseStep ask={ask} />}
      {settle && <EndSteps ask={ask} />}
    </div>
  );
}

const pathOf = (ask: AskOnWire, noun: string) => `/api/asks/${encodeURIComponent(ask.id)}/${noun}`;

function TakeStep({ ask }: { ask: AskOnWire }) {
  const today = useToday();
  const take = useAskStep<{ promisedOn?: string }>(pathOf(ask, 'takings'));
  const [day, setDay] = useState('');
  const canPromise = !ask.promisedOn;
  return (
    <Form className="ask-step" onSubmit={() => take.mutate(day ? { promisedOn: day } : {})} problem={take.error}>
      {canPromise && (
        <Field label={t`I promise it by`} optional error={fieldError(take.error, 'promisedOn')}>
          <TextInput type="date" min={today} value={day} onText={setDay} />
        </Field>
      )}
      <Button type="submit" variant="main" busy={take.isPending ? t`Taking` : undefined}>
        {ask.owner ? t`Take it over from ${ask.owner.name}` : day ? t`Take it and promise the day` : t`I take it`}
      </Button>
    </Form>
  );
}

function PromiseStep({ ask }: { ask: AskOnWire }) {
  const today = useToday();
  const promise = useAskStep<{ promisedOn: string; reason?: string }>(pathOf(ask, 'promises'));
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const isRenewed = ask.promisedOn !== null;
  const send = () => promise.mutate({ promisedOn: day, ...(reason && { reason }) }, { onSuccess: () => (setDay(''), setReason('')) });
  return (
    <Form className="ask-step" onSubmit={send} problem={promise.error}>
      <Field label={isRenewed ? t`I promise another day` : t`I promise it by`} error={fieldError(promise.error, 'promisedOn')}>
        <TextInput type="date" required min={today} value={day} onText={setDay} />
      </Field>
      {isRenewed && (
        <Field label={t`Because`} error={fieldError(promise.error, 'reason')}>
          <TextInput required maxLength={400} value={reason} onText={setReason} />
        </Field>
      )}
      <Button type="submit" variant={isRenewed ? undefined : 'main'} busy={promise.isPending ? t`Promising` : undefined}>
        {isRenewed ? t`Renew the promise` : t`Promise the day`}
      </Button>
    </Form>
  );
}

function AnswerStep({ ask }: { ask: AskOnWire }) {
  const answer = useAskStep<{ text: string }>(pathOf(ask, 'answers'));
  const [text, setText] = useState('');
  return (
    <Form className="ask-step tall" onSubmit={() => answer.mutate({ text }, { onSuccess: () => setText('') })} problem={answer.error}>
      <Field label={ask.answeredAt ? t`Add to the answer` : t`Answer`} hint={t`Ctrl Enter sends.`} error={fieldError(answer.error, 'text')}>
        <TextArea required rows={3} maxLength={4000} value={text} onText={setText} />
      </Field>
      <Button type="submit" busy={answer.isPending ? t`Answering` : undefined}>
        <Trans context="to do">Answer</Trans>
      </Button>
    </Form>
  );
}

/** The asker's own: enough, or no longer needed. */
function EndSteps({ ask }: { ask: AskOnWire }) {
  const settle = useAskStep<object>(pathOf(ask, 'settlements'));
  const withdraw = useAskStep<{ reason?: string }>(pathOf(ask, 'withdrawals'));
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [reason, setReason] = useState('');
  if (isWithdrawing) {
    return (
      <Form className="ask-step" onSubmit={() => withdraw.mutate(reason ? { reason } : {})} problem={withdraw.error}>
        <Field label={t`Why it is no longer needed`} optional>
          <TextInput autoFocus maxLength={400} value={reason} onText={setReason} />
        </Field>
        <Button type="submit" busy={withdraw.isPending ? t`Withdrawing` : undefined}>
          <Trans>Withdraw it</Trans>
        </Button>
        <Button variant="plain" onClick={() => setIsWithdrawing(false)}>
          <Trans>Keep it</Trans>
        </Button>
      </Form>
    );
  }
  return (
    <div className="stack">
      <div className="row wrap">
        <Button
          variant={ask.answeredAt ? 'main' : undefined}
          busy={settle.isPending ? t`Closing` : undefined}
          onClick={() => settle.mutate({})}
        >
          {ask.answeredAt ? t`That answers it` : t`It is answered already`}
        </Button>
        <Button variant="plain" onClick={() => setIsWithdrawing(true)}>
          <Trans>Withdraw</Trans>
        </Button>
      </div>
      {settle.isError && <ProblemNote problem={settle.error} />}
    </div>
  );
}

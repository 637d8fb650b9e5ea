import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MailWholeAnswer } from '#workspace/mail/schema.ts';
import { post } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { moment } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State } from '#web/ui/state.tsx';
import { useSession } from '#web/use-session.ts';
import { mailStateWords, whyInWords } from '#workspace/web/mail-words.ts';
import { mailQuery, outboxQuery } from '#workspace/web/workspace-calls.ts';

/** One mail: what it says, its link, what became of it, and another try where it did not leave. */
export function MailDialog({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { data, error } = useQuery({ ...mailQuery(id ?? ''), enabled: id !== null });
  const whole = id !== null && data?.mail.id === id ? data : null;
  return (
    <Dialog
      isOpen={id !== null}
      onClose={onClose}
      title={whole?.mail.subject ?? t`A mail`}
      lead={whole ? t`To ${whole.mail.to}` : undefined}
      footer={
        whole && whole.mail.state !== 'sent' && whole.text !== null ? (
          <SendAgain id={whole.mail.id} isKept={whole.mail.state === 'kept'} />
        ) : undefined
      }
    >
      {!whole && !error ? <Skeleton reading={t`the mail`} rows={6} /> : null}
      {error ? <ProblemNote problem={error} /> : null}
      {whole ? <Said whole={whole} /> : null}
    </Dialog>
  );
}

function Said({ whole: { text, history, mail } }: { whole: MailWholeAnswer }) {
  const link = mail.aboutKind === 'invitation' ? /^https?:\/\/\S+$/m.exec(text ?? '')?.[0] : undefined;
  return (
    <div className="form">
      {link ? (
        <Field label={t`Its link`} hint={t`Whoever opens it first joins as them.`}>
          <CopyField text={link} />
        </Field>
      ) : null}
      {text === null ? (
        <p className="quiet">
          <Trans>What it said is forgotten by now.</Trans>
        </p>
      ) : (
        <pre className="mail-text">{text}</pre>
      )}
      <History history={history} />
    </div>
  );
}

function History({ history }: { history: MailWholeAnswer['history'] }) {
  const { company } = useSession();
  return (
    <ul className="list" aria-label={t`What became of it`}>
      {history.map((entry) => {
        const state = mailStateWords[entry.state];
        return (
          <li key={`${entry.at} ${entry.state} ${entry.reason}`} className="small">
            <span className="row wrap">
              <time dateTime={entry.at} className="quiet">
                {moment(entry.at, company.timeZone)}
              </time>
              <State is={state.is}>{state.word}</State>
            </span>
            {entry.reason || entry.said ? (
              <span className="break">{whyInWords(entry) ?? t`The server said: ${entry.said ?? ''}`}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function SendAgain({ id, isKept }: { id: string; isKept: boolean }) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => post(`/api/mails/${id}/tries`),
    onSuccess: () => client.invalidateQueries({ queryKey: outboxQuery.queryKey }),
  });
  return (
    <div className="stack">
      <div>
        <Button variant="main" icon="mail" busy={send.isPending ? t`Sending` : undefined} onClick={() => send.mutate()}>
          {isKept ? t`Send it now` : t`Try again now`}
        </Button>
      </div>
      {send.error ? <ProblemNote problem={send.error} /> : null}
    </div>
  );
}

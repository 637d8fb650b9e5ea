import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChoicesAnswer, ChoicesWanted, NoticeKind } from '#discussion/schema.ts';
import { patch } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { choicesQuery } from './discussion-calls.ts';

const kinds: readonly { kind: NoticeKind; label: string }[] = [
  { kind: 'mention', label: t`Somebody mentions me` },
  { kind: 'comment', label: t`Somebody comments on what I follow` },
  { kind: 'ask', label: t`My side is asked something, or I am made the owner` },
  { kind: 'answer', label: t`What I asked is answered` },
  { kind: 'import', label: t`An import that I began is done or has failed` },
];
const paces = [
  { value: 'at-once', label: t`By mail at once` },
  { value: 'daily', label: t`By mail once a day` },
  { value: 'weekly', label: t`By mail once a week` },
  { value: 'never', label: t`Not by mail` },
];

/** What one wants to be told, and how soon by mail. */
export function NoticeChoices() {
  const client = useQueryClient();
  const wanted = useQuery(choicesQuery);
  const choose = useMutation({
    mutationFn: (changes: ChoicesWanted) => patch<ChoicesAnswer>('/api/notice-choices', changes),
    onSuccess: (answer) => client.setQueryData(choicesQuery.queryKey, answer),
  });
  return (
    <Section name={t`Tell me when`} id="choices" className="mt8">
      {wanted.isError && (
        <ProblemNote
          problem={wanted.error}
          action={
            <Button onClick={() => void wanted.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {wanted.data && <Kinds answer={wanted.data} onChoose={choose.mutate} />}
      {choose.isError && <ProblemNote problem={choose.error} />}
      {wanted.data && <MailHours way={wanted.data.mailWay} />}
    </Section>
  );
}

function Kinds({ answer, onChoose }: { answer: ChoicesAnswer; onChoose: (changes: ChoicesWanted) => void }) {
  return (
    <ul className="notice-choices">
      {kinds.map(({ kind, label }) => (
        <li key={kind}>
          <label>
            <input
              type="checkbox"
              checked={answer.choices[kind]}
              onChange={(event) => onChoose({ choices: { [kind]: event.target.checked } })}
            />
            {label}
          </label>
          <Select
            small
            aria-label={t`${label}: by mail`}
            disabled={!answer.choices[kind]}
            value={answer.choices[kind] ? answer.mail[kind] : 'never'}
            options={paces}
            onPick={(pace) => onChoose({ mail: { [kind]: pace as ChoicesAnswer['mail'][NoticeKind] } })}
          />
        </li>
      ))}
    </ul>
  );
}

function MailHours({ way }: { way: ChoicesAnswer['mailWay'] }) {
  return (
    <div className="cap stack">
      <p>
        <Trans>
          Mail comes within your working hours, never on holidays or your leave. A daily one comes as your day begins, a weekly one as your
          week does. What you have read here by then is not mailed. Hours and leave are on{' '}
          <Link to="/settings/profile" className="door">
            your page
          </Link>
          .
        </Trans>
      </p>
      {way === 'no-mail-server' && (
        <p className="note risk">
          <Trans>Nobody has set up how mail is sent, so that none comes yet. Operators do so under Settings, Mail.</Trans>
        </p>
      )}
      {way === 'no-address' && (
        <p className="note risk">
          <Trans>
            The operator has not said at which address this installation is found (PUBLIC_URL): links in mails lead to the machine itself.
          </Trans>
        </p>
      )}
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailSettingsAnswer, MailSettingsWanted } from '#workspace/mail/schema.ts';
import { patch, remove } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Select } from '#web/ui/select.tsx';
import { State } from '#web/ui/state.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { encryptionWords, usualPorts } from '#workspace/web/mail-words.ts';
import { mailSettingsQuery } from '#workspace/web/workspace-calls.ts';

type Wanted = Required<MailSettingsWanted>;
type Encryption = Wanted['encryption'];

const encryptionOptions = (Object.keys(encryptionWords) as Encryption[]).map((value) => ({ value, label: encryptionWords[value] }));

function wantedOf(saved: MailSettingsAnswer): Wanted {
  const { host = '', port = 587, encryption = 'starttls', userName = null, fromName = 'Entente', fromAddress = '' } = saved;
  return { host, port, encryption, userName, fromName, fromAddress, password: '' };
}

function useSave(onSaved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ password, ...rest }: Wanted) =>
      patch<{ mailSettings: MailSettingsAnswer }>('/api/mail-settings', {
        ...rest,
        userName: rest.userName || null,
        ...(password && { password }),
      }),
    onSuccess: (answer) => {
      client.setQueryData(mailSettingsQuery.queryKey, answer);
      onSaved();
    },
  });
}

interface FieldsProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
  problem: unknown;
}

function ServerFields({ wanted, onChange, problem }: FieldsProps) {
  // Another kind of encryption usually lives at another port.
  const pick = (text: string) => {
    const encryption = text as Encryption;
    const isUsual = wanted.port === usualPorts[wanted.encryption];
    onChange({ ...wanted, encryption, port: isUsual ? usualPorts[encryption] : wanted.port });
  };
  return (
    <>
      <Field label={t`Mail server`} hint={t`Such as smtp.company.example.`} error={fieldError(problem, 'host')}>
        <TextInput required maxLength={253} spellCheck={false} value={wanted.host} onText={(host) => onChange({ ...wanted, host })} />
      </Field>
      <Field label={t`Encryption`} error={fieldError(problem, 'encryption')}>
        <Select options={encryptionOptions} value={wanted.encryption} onPick={pick} />
      </Field>
      <Field label={t`Port`} error={fieldError(problem, 'port')}>
        <TextInput
          required
          type="number"
          min={1}
          max={65535}
          value={wanted.port}
          onText={(port) => onChange({ ...wanted, port: Number(port) })}
        />
      </Field>
    </>
  );
}

function SignInFields({ wanted, onChange, problem, hasPassword }: FieldsProps & { hasPassword: boolean }) {
  return (
    <>
      <Field label={t`User name`} optional error={fieldError(problem, 'userName')}>
        <TextInput
          autoComplete="off"
          maxLength={320}
          spellCheck={false}
          value={wanted.userName ?? ''}
          onText={(userName) => onChange({ ...wanted, userName })}
        />
      </Field>
      <Field
        label={t`Password`}
        optional={hasPassword}
        hint={hasPassword ? t`One is kept, sealed. It is wanted again when server or user change.` : t`Kept sealed, never shown again.`}
        error={fieldError(problem, 'password')}
      >
        <PasswordInput autoComplete="new-password" value={wanted.password} onText={(password) => onChange({ ...wanted, password })} />
      </Field>
    </>
  );
}

function SenderFields({ wanted, onChange, problem }: FieldsProps) {
  return (
    <>
      <Field label={t`From, by name`} error={fieldError(problem, 'fromName')}>
        <TextInput required maxLength={120} value={wanted.fromName} onText={(fromName) => onChange({ ...wanted, fromName })} />
      </Field>
      <Field label={t`From, by address`} hint={t`One that the server lets this user send from.`} error={fieldError(problem, 'fromAddress')}>
        <TextInput required type="email" value={wanted.fromAddress} onText={(fromAddress) => onChange({ ...wanted, fromAddress })} />
      </Field>
    </>
  );
}

/** How mail leaves, for operators. */
export function MailSettingsForm({ saved }: { saved: MailSettingsAnswer }) {
  const [wanted, setWanted] = useState(() => wantedOf(saved));
  const save = useSave(() => setWanted((now) => ({ ...now, password: '' })));
  const isChanged = JSON.stringify(wanted) !== JSON.stringify(wantedOf(saved));
  const fields = { wanted, onChange: setWanted, problem: save.error };
  return (
    <>
      {saved.by === 'nobody' ? (
        <p className="mt2">
          <Trans>No mail server yet: invitations wait in the outbox, and their links are handed on by hand.</Trans>
        </p>
      ) : null}
      <Form onSubmit={() => save.mutate(wanted)} problem={save.error} className="form mt3">
        <ServerFields {...fields} />
        <SignInFields {...fields} hasPassword={saved.hasPassword ?? false} />
        <SenderFields {...fields} />
        <div className="row wrap">
          <Button type="submit" variant="main" busy={save.isPending ? t`Saving` : undefined} disabled={!isChanged}>
            <Trans>Save</Trans>
          </Button>
          {saved.by === 'page' ? <RemoveServer onRemoved={() => setWanted(wantedOf({ by: 'nobody' }))} /> : null}
          <span role="status">
            {save.isSuccess && !isChanged ? (
              <State is="good">
                <Trans>Saved</Trans>
              </State>
            ) : null}
          </span>
        </div>
      </Form>
    </>
  );
}

function RemoveServer({ onRemoved }: { onRemoved: () => void }) {
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => remove('/api/mail-settings'),
    onSuccess: () => {
      onRemoved();
      return client.invalidateQueries({ queryKey: mailSettingsQuery.queryKey });
    },
  });
  return (
    <>
      <Button variant="plain" busy={end.isPending ? t`Ending` : undefined} onClick={() => end.mutate()}>
        <Trans>Send no mail any more</Trans>
      </Button>
      {end.error ? <ProblemNote problem={end.error} /> : null}
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SingleSignOnShownAnswer, SingleSignOnWanted } from '#workspace/sign-in/schema.ts';
import { patch } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { Section } from '#web/ui/section.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { GroupMappings } from '#workspace/web/security/group-mappings.tsx';
import { singleSignOnQuery } from '#workspace/web/security/security-calls.ts';

type Kept = SingleSignOnShownAnswer['settings'];

const blank: SingleSignOnWanted = {
  isOn: true,
  issuer: '',
  clientId: '',
  domains: [],
  groupClaim: 'groups',
  mappings: [],
  defaultPlace: null,
  allowsPasswords: true,
};

function useKeep() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: SingleSignOnWanted) => patch<SingleSignOnShownAnswer>('/api/single-sign-on', wanted),
    onSuccess: (answer) => client.setQueryData(singleSignOnQuery.queryKey, answer),
  });
}

const domainsIn = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** All of it at once; what is turned on is tried before it is kept. */
export function SingleSignOnForm({ kept }: { kept: Kept }) {
  const [wanted, setWanted] = useState<SingleSignOnWanted>(kept ?? blank);
  const [domains, setDomains] = useState((kept?.domains ?? []).join(', '));
  const [secret, setSecret] = useState('');
  const keep = useKeep();
  const change = (changes: Partial<SingleSignOnWanted>) => setWanted({ ...wanted, ...changes });
  const send = () =>
    keep.mutate({ ...wanted, domains: domainsIn(domains), ...(secret ? { secret } : {}) }, { onSuccess: () => setSecret('') });
  return (
    <Form onSubmit={send} problem={keep.error}>
      <Section name={t`The provider`} hint={kept ? (kept.isOn ? t`on` : t`off`) : t`not set yet`}>
        <div className="form">
          <ProviderFields wanted={wanted} change={change} problem={keep.error} />
          <Field
            label={t`Client secret`}
            hint={
              kept
                ? t`Kept and sealed. Leave it empty to keep it; another issuer wants another one.`
                : t`Kept sealed, and never shown again.`
            }
            error={fieldError(keep.error, 'secret')}
          >
            <PasswordInput autoComplete="off" required={!kept} value={secret} onText={setSecret} />
          </Field>
        </div>
      </Section>
      <Section name={t`Who comes in`}>
        <div className="form">
          <Field
            label={t`Domains`}
            optional
            hint={t`Only addresses of these, such as northlake.example. Without one, any that the provider says it has verified.`}
            error={fieldError(keep.error, 'domains')}
          >
            <TextInput value={domains} onText={setDomains} spellCheck={false} />
          </Field>
          <GroupMappings wanted={wanted} change={change} problem={keep.error} />
        </div>
      </Section>
      <Section name={t`In force`}>
        <div className="form">
          <Check label={t`Single sign-on is on`} isOn={wanted.isOn} onChange={(isOn) => change({ isOn })} />
          <Check
            label={t`Passwords open as well`}
            isOn={wanted.allowsPasswords}
            onChange={(allowsPasswords) => change({ allowsPasswords })}
          />
          <div className="row wrap">
            <Button type="submit" variant="main" busy={keep.isPending ? t`Trying` : undefined}>
              <Trans>Keep this</Trans>
            </Button>
            <span role="status" className="small soft">
              {keep.isSuccess ? (keep.data.settings?.isOn ? t`Kept: the provider answers.` : t`Kept. It is off.`) : null}
            </span>
          </div>
        </div>
      </Section>
    </Form>
  );
}

interface FieldsProps {
  wanted: SingleSignOnWanted;
  change: (changes: Partial<SingleSignOnWanted>) => void;
  problem: unknown;
}

function ProviderFields({ wanted, change, problem }: FieldsProps) {
  return (
    <>
      <Field label={t`Issuer`} hint={t`As the provider writes it in its own configuration.`} error={fieldError(problem, 'issuer')}>
        <TextInput
          type="url"
          required
          placeholder="https://id.northlake.example"
          value={wanted.issuer}
          onText={(issuer) => change({ issuer })}
        />
      </Field>
      <Field label={t`Client id`} error={fieldError(problem, 'clientId')}>
        <TextInput required spellCheck={false} autoComplete="off" value={wanted.clientId} onText={(clientId) => change({ clientId })} />
      </Field>
    </>
  );
}

function Check({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}

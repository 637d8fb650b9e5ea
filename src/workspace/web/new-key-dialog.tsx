import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyAnswer, ApiKeyWanted } from '#workspace/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { ScopeFields } from '#workspace/web/scope-fields.tsx';
import { apiKeysQuery } from '#workspace/web/workspace-calls.ts';

interface Made {
  apiKey: ApiKeyAnswer;
  /** The key itself; shown now and never again. */
  key: string;
}

function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: ApiKeyWanted) => post<Made>('/api/api-keys', wanted),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
}

function WantedForm({ make }: { make: ReturnType<typeof useMakeKey> }) {
  const [name, setName] = useState('');
  const [extent, setExtent] = useState<'all' | 'some'>('some');
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [lastDay, setLastDay] = useState('');
  const wanted = { name, ...(extent === 'some' ? { scopes: [...scopes] } : {}), ...(lastDay ? { lastDay } : {}) };
  return (
    <Form onSubmit={() => make.mutate(wanted)} problem={make.error}>
      <Field
        label={t`What is it for?`}
        hint={t`Shown in the list, so that you know which one to revoke.`}
        error={fieldError(make.error, 'name')}
      >
        <TextInput required maxLength={120} autoFocus placeholder={t`Nightly import`} value={name} onText={setName} />
      </Field>
      <div>
        <Segmented label={t`How much it may do`} value={extent} options={extents} onPick={setExtent} />
      </div>
      {extent === 'some' ? (
        <ScopeFields
          chosen={scopes}
          onChange={setScopes}
          error={make.error && scopes.length === 0 ? t`Tick at least one thing.` : undefined}
        />
      ) : null}
      <Field
        label={t`Last day`}
        optional
        hint={t`It works to the end of that day. Without one, until it is revoked.`}
        error={fieldError(make.error, 'lastDay')}
      >
        <TextInput type="date" value={lastDay} onText={setLastDay} />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={make.isPending ? t`Making` : undefined}>
          <Trans>Make the key</Trans>
        </Button>
      </div>
    </Form>
  );
}

const extents = [
  { value: 'some', label: t`Only what is ticked` },
  { value: 'all', label: t`All that you may` },
] as const;

/** Makes a key: what it is for, and then the key itself, once. */
export function NewKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const make = useMakeKey();
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={make.data ? t`Keep this key now` : t`Make a key`}>
      {make.data ? (
        <div className="form">
          <Field label={make.data.apiKey.name} hint={t`Shown now and never again. Sent as: Authorization: Bearer, then the key.`}>
            <CopyField text={make.data.key} />
          </Field>
          <div>
            <Button variant="main" onClick={close}>
              <Trans>I have kept it</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <WantedForm make={make} />
      )}
    </Dialog>
  );
}

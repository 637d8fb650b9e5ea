import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiKeyAnswer } from '#workspace/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { CopyField } from '#web/ui/copy-field.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { apiKeysQuery } from '#workspace/web/workspace-calls.ts';

interface Made {
  apiKey: ApiKeyAnswer;
  /** The key itself; shown now and never again. */
  key: string;
}

function useMakeKey() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => post<Made>('/api/api-keys', { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: apiKeysQuery.queryKey }),
  });
}

function NameForm({ make }: { make: ReturnType<typeof useMakeKey> }) {
  const [name, setName] = useState('');
  return (
    <Form onSubmit={() => make.mutate(name)} problem={make.error}>
      <Field label="What is it for?" hint="Shown in the list, so that you know which one to revoke." error={fieldError(make.error, 'name')}>
        <TextInput required maxLength={120} autoFocus placeholder="Nightly import" value={name} onText={setName} />
      </Field>
      <div>
        <Button type="submit" variant="main" busy={make.isPending ? 'Making' : undefined}>
          Make the key
        </Button>
      </div>
    </Form>
  );
}

/** Makes a key: a name, and then the key itself, once. */
export function NewKeyDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const make = useMakeKey();
  const close = () => {
    make.reset();
    onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={close} title={make.data ? 'Keep this key now' : 'Make a key'}>
      {make.data ? (
        <div className="form">
          <Field label={make.data.apiKey.name} hint="Shown now and never again. Sent as: Authorization: Bearer, then the key.">
            <CopyField text={make.data.key} />
          </Field>
          <div>
            <Button variant="main" onClick={close}>
              I have kept it
            </Button>
          </div>
        </div>
      ) : (
        <NameForm make={make} />
      )}
    </Dialog>
  );
}

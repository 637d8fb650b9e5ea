import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MailAnswer } from '#workspace/mail/schema.ts';
import { post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { outboxQuery } from '#workspace/web/workspace-calls.ts';

/** One mail now, to see that it arrives; where it does not, the mail server says why in its own words. */
export function TestMail() {
  const { session } = useSession();
  const client = useQueryClient();
  const [to, setTo] = useState(session.member?.email ?? '');
  const send = useMutation({
    mutationFn: () => post<{ mail: MailAnswer }>('/api/mail-tests', { to }),
    onSettled: () => client.invalidateQueries({ queryKey: outboxQuery.queryKey }),
  });
  return (
    <Section name="Send a test mail">
      <Form onSubmit={() => send.mutate()} problem={send.error}>
        <Field label="To" error={fieldError(send.error, 'to')}>
          <TextInput required type="email" value={to} onText={setTo} />
        </Field>
        <div className="row wrap">
          <Button type="submit" icon="mail" busy={send.isPending ? 'Sending' : undefined}>
            Send a test mail
          </Button>
          <span role="status">{send.data ? <State is="good">The server took it</State> : null}</span>
        </div>
        {send.data?.mail.said ? <p className="cap break">It said: {send.data.mail.said}</p> : null}
      </Form>
    </Section>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
    <Section name={t`Send a test mail`}>
      <Form onSubmit={() => send.mutate()} problem={send.error}>
        <Field label={t({ message: 'To', context: 'mail' })} error={fieldError(send.error, 'to')}>
          <TextInput required type="email" value={to} onText={setTo} />
        </Field>
        <div className="row wrap">
          <Button type="submit" icon="mail" busy={send.isPending ? t`Sending` : undefined}>
            <Trans>Send a test mail</Trans>
          </Button>
          <span role="status">
            {send.data ? (
              <State is="good">
                <Trans>The server took it</Trans>
              </State>
            ) : null}
          </span>
        </div>
        {send.data?.mail.said ? (
          <p className="cap break">
            <Trans>It said: {send.data.mail.said}</Trans>
          </p>
        ) : null}
      </Form>
    </Section>
  );
}

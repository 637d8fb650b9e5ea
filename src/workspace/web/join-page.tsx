import { language } from '#web/language/texts.ts';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Acceptance, InvitationLinkAnswer } from '#workspace/schema.ts';
import { get, post } from '#web/api.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { day } from '#web/ui/formats.ts';
import { PasswordInput } from '#web/ui/password-input.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { TeamMark } from '#web/ui/team-mark.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { placeInWords } from '#workspace/web/role-words.ts';

const route = getRouteApi('/join/$token');

/** Accepts the invitation; the server signs the newcomer in. */
function useJoin(token: string) {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (wanted: Acceptance) =>
      post(`/api/invitation-links/${encodeURIComponent(token)}/acceptances`, { ...wanted, language: language() }),
    onSuccess: async () => {
      client.clear();
      await router.invalidate();
      await router.navigate({ to: '/' });
    },
  });
}

function JoinForm({ token, link }: { token: string; link: InvitationLinkAnswer }) {
  const [wanted, setWanted] = useState<Acceptance>({ name: link.name ?? '', password: '' });
  const join = useJoin(token);
  const lastDay = day(link.expiresAt, 'UTC');
  return (
    <Form onSubmit={() => join.mutate(wanted)} problem={join.error}>
      <p className="row wrap">
        <TeamMark team={link.team} />
        <span>{placeInWords(link)}.</span>
        <span className="quiet">
          <Trans>The link works until {lastDay}.</Trans>
        </span>
      </p>
      <Field label={t`E-mail`} hint={t`You sign in with it. It comes with the invitation.`}>
        <TextInput type="email" readOnly autoComplete="username" value={link.email} />
      </Field>
      <Field label={t`Your name`} error={fieldError(join.error, 'name')}>
        <TextInput required maxLength={120} autoComplete="name" value={wanted.name} onText={(name) => setWanted({ ...wanted, name })} />
      </Field>
      <Field label={t`Password`} hint={t`12 characters or more, any you like.`} error={fieldError(join.error, 'password')}>
        <PasswordInput
          required
          minLength={12}
          autoComplete="new-password"
          value={wanted.password}
          onText={(password) => setWanted({ ...wanted, password })}
        />
      </Field>
      <div>
        <Button type="submit" variant="main" size="lg" wide busy={join.isPending ? t`Joining` : undefined}>
          <Trans>Join {link.companyName}</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** The page behind an invitation link: a name, a password, and one is in. */
export function JoinPage() {
  const { token } = route.useParams();
  const path = `/api/invitation-links/${encodeURIComponent(token)}`;
  const link = useQuery({ queryKey: ['invitation-link', token], queryFn: ({ signal }) => get<InvitationLinkAnswer>(path, {}, signal) });
  const lead = link.data?.invitedBy ? t`${link.data.invitedBy} invites you.` : undefined;
  return (
    <DoorPage title={link.data ? t`Join ${link.data.companyName}` : t`Join your company`} lead={lead} narrow>
      {link.isPending ? <Skeleton reading={t`the invitation`} rows={3} /> : null}
      {link.isError ? (
        <ProblemNote
          problem={link.error}
          action={
            <Link className="door" to="/sign-in">
              <Trans>Sign in instead</Trans>
            </Link>
          }
        />
      ) : null}
      {link.data ? <JoinForm token={token} link={link.data} /> : null}
    </DoorPage>
  );
}

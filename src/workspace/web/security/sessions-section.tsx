import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionShownAnswer } from '#workspace/sign-in/schema.ts';
import { remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { day, moment } from '#web/ui/formats.ts';
import { Icon } from '#web/ui/icon.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import { sessionsQuery } from '#workspace/web/security/security-calls.ts';

function useEnd() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) => remove(path),
    onSettled: () => client.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

function SessionLine({ shown, end }: { shown: SessionShownAnswer; end: ReturnType<typeof useEnd> }) {
  const { company } = useSession();
  const path = `/api/account/sessions/${shown.id}`;
  const signedIn = day(shown.createdAt, company.timeZone);
  const lastUsed = shown.lastUsedAt && moment(shown.lastUsedAt, company.timeZone);
  return (
    <li className="row between wrap">
      <div className="row">
        <Icon name="screen" />
        <div>
          <div className="strong">{shown.device}</div>
          <div className="small quiet">{lastUsed ? t`Signed in ${signedIn}, last used ${lastUsed}` : t`Signed in ${signedIn}`}</div>
        </div>
      </div>
      {shown.isThisOne ? (
        <span className="small soft">
          <Trans>This one</Trans>
        </span>
      ) : (
        <Button
          aria-label={lastUsed ? t`Sign out ${shown.device}, last used ${lastUsed}` : t`Sign out ${shown.device}, last used never`}
          busy={end.isPending && end.variables === path ? t`Signing out` : undefined}
          onClick={() => end.mutate(path)}
        >
          <Trans>Sign out</Trans>
        </Button>
      )}
    </li>
  );
}

/** Where the account is signed in, and the way to end it there. */
export function SessionsSection() {
  const sessions = useQuery(sessionsQuery);
  const end = useEnd();
  const all = sessions.data?.sessions ?? [];
  return (
    <Section name={t`Where you are signed in`} hint={sessions.data ? t`${all.length} in all` : undefined}>
      {sessions.isPending ? <Skeleton reading={t`where you are signed in`} rows={2} /> : null}
      {sessions.isError ? (
        <ProblemNote
          problem={sessions.error}
          action={
            <Button onClick={() => void sessions.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {end.error ? <ProblemNote problem={end.error} /> : null}
      <ul className="list">
        {all.map((shown) => (
          <SessionLine key={shown.id} shown={shown} end={end} />
        ))}
      </ul>
      {all.length > 1 ? (
        <div className="mt4">
          <Button onClick={() => end.mutate('/api/account/sessions')}>
            <Trans>Sign out everywhere but here</Trans>
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

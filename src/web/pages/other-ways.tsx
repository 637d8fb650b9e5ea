import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { get } from '#web/api.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';

interface Ways {
  allowsPasswords: boolean;
  provider: string | null;
}

/** The words for whoever came back from the provider and was not let in. */
const refusals: Readonly<Record<string, string>> = {
  off: t`Single sign-on is not on here. Sign in with e-mail and password.`,
  'too-late': t`That took too long, or was begun in another window. Begin again.`,
  provider: t`The sign-in provider did not let you in, or could not be reached. Try again, and tell whoever runs Entente if it stays so.`,
  'no-address': t`The sign-in provider says no e-mail address of you. Whoever runs it can change that.`,
  'other-domain': t`Your e-mail address is of a domain that is not let in here.`,
  'address-not-verified': t`The sign-in provider has not verified your e-mail address.`,
  'in-no-group': t`You are in none of the groups that are let in here. Ask whoever looks after your groups.`,
  'former-member': t`You were a member here and are not any more.`,
  'other-company': t`Your account works in another company as well: sign in with its password.`,
};

export function RefusedNote({ why }: { why: string | undefined }) {
  const words = why === undefined ? undefined : refusals[why];
  return words ? (
    <p className="note broken mb4" role="alert">
      {words}
    </p>
  ) : null;
}

/** Beside the password: the company's own provider. */
export function OtherWays({ next }: { next: string | undefined }) {
  const ways = useQuery({
    queryKey: ['ways-to-sign-in'],
    queryFn: ({ signal }) => get<Ways>('/api/ways-to-sign-in', {}, signal),
    retry: false,
  });
  const provider = ways.data?.provider;
  if (!provider) return null;
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <div className="other-ways">
      <ButtonAnchor size="lg" wide href={`/api/auth/single-sign-on${query}`}>
        <Trans>Sign in by {provider}</Trans>
      </ButtonAnchor>
      {ways.data?.allowsPasswords === false ? (
        <p className="hint">
          <Trans>Passwords open only for whoever looks after sign-in.</Trans>
        </p>
      ) : null}
    </div>
  );
}

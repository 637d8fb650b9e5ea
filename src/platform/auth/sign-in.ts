import { betterAuth } from 'better-auth';
import pg from 'pg';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';
import type { Log } from '#platform/log.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';

/** Accounts and sessions. An account is a person's way in; which companies it belongs to is the workspace's business. */
export interface SignIn {
  /** The account behind the session cookie of a request, or null. */
  accountOf(headers: Headers): Promise<Account | null>;
  findAccount(email: string): Promise<Account | null>;
  createAccount(account: { name: string; email: string; password: string }): Promise<Account>;
  hasPassword(accountId: string, password: string): Promise<boolean>;
  /** Sets the name and the password anew and ends every session of the account. */
  resetAccount(accountId: string, changes: { name: string; password: string }): Promise<void>;
  /** Passes a request on to better-auth, as if it came from our own page; same-origin is checked before. */
  handle(request: AuthRequest): Promise<Response>;
  close(): Promise<void>;
}

export interface Account {
  id: string;
  email: string;
}

export interface AuthRequest {
  path: '/sign-in/email' | '/sign-out' | '/change-password';
  body: object;
  /** The cookie and user-agent headers of the browser. */
  headers: { cookie?: string | undefined; userAgent?: string | undefined };
}

const sessionSeconds = 30 * 86_400;

/** Opens better-auth over a small pool of its own, as the application's role, in the schema `auth`. */
export function openSignIn({ appUrl, settings, log }: { appUrl: string; settings: Settings; log: Log }): SignIn {
  const pool = new pg.Pool({ connectionString: appUrl, max: 4, application_name: 'entente-sign-in', options: '-c search_path=auth' });
  let isOpen = true;
  pool.on('error', (error) => isOpen && log.warn({ code: (error as { code?: string }).code }, 'an idle sign-in connection broke'));
  const origin = settings.publicUrl ?? 'http://localhost';
  const auth = createBetterAuth(pool, origin, settings, log);
  return {
    ...accountsOf(auth),
    accountOf: async (headers) => {
      const session = await auth.api.getSession({ headers });
      return session ? { id: session.user.id, email: session.user.email } : null;
    },
    handle: (request) => auth.handler(toRequest(request, origin)),
    close: () => {
      isOpen = false;
      return pool.end();
    },
  };
}

type BetterAuth = ReturnType<typeof createBetterAuth>;

function createBetterAuth(pool: pg.Pool, origin: string, settings: Settings, log: Log) {
  const isSecure = origin.startsWith('https://');
  return betterAuth({
    database: pool,
    baseURL: origin,
    basePath: '/api/auth',
    secret: derivedKey(settings.secret, 'sign-in'),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: shortestPassword, maxPasswordLength: longestPassword },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    // Requests are limited at our own door, before they reach this.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its messages can hold addresses of people: only that something failed is kept.
    logger: { level: 'error', log: (level) => void log.warn({ part: 'better-auth', level }, 'sign-in reported a failure') },
    advanced: {
      useSecureCookies: isSecure,
      cookiePrefix: 'entente',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
  });
}

function accountsOf(auth: BetterAuth): Pick<SignIn, 'findAccount' | 'createAccount' | 'hasPassword' | 'resetAccount'> {
  return {
    findAccount: async (email) => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found ? { id: found.user.id, email: found.user.email } : null;
    },
    createAccount: async ({ name, email, password }) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = await passwords.hash(password);
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: 'email-password' },
      );
      await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
      return { id: user.id, email: user.email };
    },
    hasPassword: async (accountId, password) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const hash = (await internalAdapter.findCredentialAccount(accountId))?.password;
      return hash ? passwords.verify({ hash, password }) : false;
    },
    resetAccount: (accountId, changes) => resetAccount(auth, accountId, changes),
  };
}

async function resetAccount(auth: BetterAuth, accountId: string, changes: { name: string; password: string }): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(changes.password);
  await internalAdapter.updateUser(accountId, { name: changes.name });
  // A crash between the two writes of createAccount leaves an account without a password: it gets one here.
  if (await internalAdapter.findCredentialAccount(accountId)) await internalAdapter.updatePassword(accountId, hash);
  else await internalAdapter.linkAccount({ userId: accountId, providerId: 'credential', accountId, password: hash });
  await internalAdapter.deleteUserSessions(accountId);
}

function toRequest({ path, body, headers }: AuthRequest, origin: string): Request {
  const sent = new Headers({ 'content-type': 'application/json', origin });
  if (headers.cookie) sent.set('cookie', headers.cookie);
  if (headers.userAgent) sent.set('user-agent', headers.userAgent);
  return new Request(`${origin}/api/auth${path}`, { method: 'POST', headers: sent, body: JSON.stringify(body) });
}

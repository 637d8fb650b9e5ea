import { betterAuth } from 'better-auth';
import pg from 'pg';
import type { Clock } from '#kernel/clock.ts';
import { longestPassword, shortestPassword } from '#platform/auth/password-length.ts';
import { pendingSteps, type PendingSteps } from '#platform/auth/pending-steps.ts';
import { secondFactorIn, type SecondFactor } from '#platform/auth/second-factor.ts';
import { sessionsIn, type Sessions } from '#platform/auth/sessions.ts';
import { startsSessions } from '#platform/auth/start-session.ts';
import type { Log } from '#platform/log.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';

/** Accounts and sessions. An account is a person's way in; which companies it belongs to is the workspace's business. */
export interface SignIn {
  /** The account behind the session cookie of a request, or null. */
  accountOf(headers: Headers): Promise<Account | null>;
  /** That account and its session. */
  sessionOf(headers: Headers): Promise<{ account: Account; sessionId: string } | null>;
  findAccount(email: string): Promise<Account | null>;
  createAccount(account: { name: string; email: string; password?: string }): Promise<Account>;
  /** Who this is, by what they know. Takes as long for an address that is not known. */
  accountByPassword(email: string, password: string): Promise<Account | null>;
  hasPassword(accountId: string, password: string): Promise<boolean>;
  /** Whether the account can sign in by a password at all. */
  hasAnyPassword(accountId: string): Promise<boolean>;
  /** Sets another password; sessions stay. */
  setPassword(accountId: string, password: string): Promise<void>;
  /** Sets the name and the password anew and ends every session of the account. */
  resetAccount(accountId: string, changes: { name: string; password: string }): Promise<void>;
  /** Signs an account in, whatever it has shown before. @returns the cookies to set. */
  startSession(accountId: string, browser: { userAgent: string | undefined; isRemembered: boolean }): Promise<string[]>;
  /** Ends the session of these cookies. @returns the cookies to take away. */
  signOut(headers: { cookie?: string | undefined }): Promise<string[]>;
  sessions: Sessions;
  secondFactor: SecondFactor;
  pendingSteps: PendingSteps;
  close(): Promise<void>;
}

export interface Account {
  id: string;
  email: string;
}

const sessionSeconds = 30 * 86_400;

/** Opens better-auth over a small pool of its own, as the application's role, in the schema `auth`. */
export function openSignIn(options: { appUrl: string; settings: Settings; clock: Clock; log: Log }): SignIn {
  const { appUrl, settings, clock, log } = options;
  const pool = new pg.Pool({ connectionString: appUrl, max: 4, application_name: 'entente-sign-in', options: '-c search_path=auth' });
  let isOpen = true;
  pool.on('error', (error) => isOpen && log.warn({ code: (error as { code?: string }).code }, 'an idle sign-in connection broke'));
  const origin = settings.publicUrl ?? 'http://localhost';
  const auth = createBetterAuth(pool, origin, settings, log);
  const sessions = sessionsIn(pool);
  const sessionOf: SignIn['sessionOf'] = async (headers) => {
    const found = await auth.api.getSession({ headers });
    if (!found) return null;
    const { id, lastUsedAt } = found.session;
    await sessions.touch({ id, lastUsedAt: lastUsedAt ?? null }, clock.now());
    return { account: { id: found.user.id, email: found.user.email }, sessionId: id };
  };
  return {
    ...accountsOf(auth),
    sessionOf,
    accountOf: async (headers) => (await sessionOf(headers))?.account ?? null,
    startSession: async (accountId, { userAgent = '', isRemembered }) => {
      const body = { accountId, userAgent, isRemembered, at: clock.now() };
      return cookiesOf(await auth.api.startSession({ body, asResponse: true }));
    },
    signOut: async (headers) => cookiesOf(await auth.handler(signOutRequest(headers, origin))),
    sessions,
    secondFactor: secondFactorIn(pool, { clock, settings }),
    pendingSteps: pendingSteps(pool, clock),
    close: () => {
      isOpen = false;
      return pool.end();
    },
  };
}

function cookiesOf(response: Response): string[] {
  if (!response.ok) throw new Error(`better-auth answered ${response.status}`);
  return response.headers.getSetCookie();
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
    session: {
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: { lastUsedAt: { type: 'date', required: false, input: false } },
    },
    plugins: [startsSessions],
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

type Accounts = Pick<
  SignIn,
  'findAccount' | 'createAccount' | 'accountByPassword' | 'hasPassword' | 'hasAnyPassword' | 'setPassword' | 'resetAccount'
>;

function accountsOf(auth: BetterAuth): Accounts {
  const hasPassword = async (accountId: string, password: string) => {
    const { internalAdapter, password: passwords } = await auth.$context;
    const hash = (await internalAdapter.findCredentialAccount(accountId))?.password;
    // As long as a wrong password takes: how long it took must not say whose account it is.
    if (!hash) await passwords.hash(password);
    return hash ? passwords.verify({ hash, password }) : false;
  };
  return {
    findAccount: async (email) => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return found ? { id: found.user.id, email: found.user.email } : null;
    },
    createAccount: async ({ name, email, password }) => {
      const { internalAdapter, password: passwords } = await auth.$context;
      const user = await internalAdapter.createUser(
        { name, email: email.toLowerCase(), emailVerified: false },
        { method: password === undefined ? 'oauth' : 'email-password' },
      );
      if (password !== undefined) {
        const hash = await passwords.hash(password);
        await internalAdapter.linkAccount({ userId: user.id, providerId: 'credential', accountId: user.id, password: hash });
      }
      return { id: user.id, email: user.email };
    },
    accountByPassword: async (email, password) => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase());
      return (await hasPassword(found?.user.id ?? '', password)) && found ? { id: found.user.id, email: found.user.email } : null;
    },
    hasPassword,
    hasAnyPassword: async (accountId) => {
      const { internalAdapter } = await auth.$context;
      return Boolean((await internalAdapter.findCredentialAccount(accountId))?.password);
    },
    setPassword: (accountId, password) => setPassword(auth, accountId, password),
    resetAccount: (accountId, changes) => resetAccount(auth, accountId, changes),
  };
}

async function setPassword(auth: BetterAuth, accountId: string, password: string): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  // A crash between the two writes of createAccount leaves an account without a password: it gets one here.
  if (await internalAdapter.findCredentialAccount(accountId)) await internalAdapter.updatePassword(accountId, hash);
  else await internalAdapter.linkAccount({ userId: accountId, providerId: 'credential', accountId, password: hash });
}

async function resetAccount(auth: BetterAuth, accountId: string, changes: { name: string; password: string }): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.updateUser(accountId, { name: changes.name });
  await setPassword(auth, accountId, changes.password);
  await internalAdapter.deleteUserSessions(accountId);
}

function signOutRequest({ cookie }: { cookie?: string | undefined }, origin: string): Request {
  const headers = new Headers({ 'content-type': 'application/json', origin, ...(cookie ? { cookie } : {}) });
  return new Request(`${origin}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' });
}

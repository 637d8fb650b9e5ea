import pg from 'pg';
import type { ControlledClock } from '#kernel/clock.ts';
import { controlledClock } from '#kernel/clock.ts';
import type { Role, Team } from '#platform/context.ts';
import { inDirectory } from '#platform/database/database.ts';
import { createLog, type Log } from '#platform/log.ts';
import { storyBegins, testSettings } from '#test/app.ts';
import { usualHours } from '#workspace/company.ts';
import { createWorkspace } from '#workspace/set-up-company.ts';
import { insertMember } from '#workspace/store.ts';
import { createApp, type App } from '../../src/app.ts';

/** Everybody who knocks: nobody, people of every role, programs, the operator at the machine, and somebody of another company. */
export const callers = ['nobody', 'guesser', 'head', 'member', 'viewer', 'partner', 'key', 'operator', 'stranger'] as const;
export type CallerName = (typeof callers)[number];

export interface FuzzHouse {
  readonly app: App;
  owner: pg.Client;
  clock: ControlledClock;
  /** What a caller shows; signs in anew where the session was ended. */
  credentials(caller: CallerName): Promise<Record<string, string>>;
  /** The next request of a caller shows who they are anew. */
  forget(caller: CallerName): void;
  /** Whether somebody of Northlake has become a member of another company as well. */
  worksElsewhere(caller: CallerName): Promise<boolean>;
  /** What was logged as a mistake since the last question. */
  mistakes(): string[];
  /** The same company behind a new door: counts of requests begin again. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

interface Member {
  caller: CallerName;
  name: string;
  email: string;
  team: Team;
  role: Role;
}

const northlake: readonly Member[] = [
  { caller: 'head', name: 'Ana Ruiz', email: 'ana@northlake.example', team: 'marketing', role: 'head-of-marketing' },
  { caller: 'member', name: 'Tom Becker', email: 'tom@northlake.example', team: 'sales', role: 'member' },
  { caller: 'viewer', name: 'Vera Lund', email: 'vera@northlake.example', team: 'leadership', role: 'viewer' },
  { caller: 'partner', name: 'Paula Sand', email: 'paula@northlake.example', team: 'people', role: 'people-partner' },
];
const southbank: readonly Member[] = [
  { caller: 'stranger', name: 'Cora Quill', email: 'cora@southbank.example', team: 'sales', role: 'head-of-sales' },
];

const operatorKey = 'op_the-key-of-the-fuzzed-data-folder';
const password = 'forty-two wet umbrellas';

/** What no answer may hold. */
export const secrets = [operatorKey, password, testSettings.secret, 'scrypt', 'test-application-role'];

/** Whoever is refused for asking too often learns nothing more. */
const settings = { ...testSettings, limits: { requestsPerMinute: 1e6, signInPerMinute: 1e6, signInPerEmailPerMinute: 1e6 } };

export async function openFuzzHouse({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }): Promise<FuzzHouse> {
  const clock = controlledClock(storyBegins);
  const said: string[] = [];
  const log = listeningLog(said);
  const open = () => createApp({ settings, clock, log, appUrl, operatorKey, worksAlone: false });
  let app = await open();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const accounts = new Map<CallerName, { accountId: string; member: Member }>();
  await openCompany(app, 'Northlake Instruments', northlake, accounts);
  await openCompany(app, 'Southbank Optics', southbank, accounts);
  const shown = new Map<CallerName, Record<string, string>>();
  const show = async (caller: CallerName): Promise<Record<string, string>> => {
    if (caller === 'nobody') return {};
    if (caller === 'guesser') return { authorization: 'Bearer ent_guessed' };
    if (caller === 'operator') return { authorization: `Bearer ${operatorKey}` };
    if (caller === 'key') return { authorization: `Bearer ${await makeKey(app, await house.credentials('head'))}` };
    return { cookie: await signIn(app, accounts.get(caller)!), origin: 'http://localhost' };
  };
  const house: FuzzHouse = {
    get app() {
      return app;
    },
    owner,
    clock,
    credentials: async (caller) => {
      const known = shown.get(caller) ?? (await show(caller));
      shown.set(caller, known);
      return known;
    },
    forget: (caller) => void shown.delete(caller),
    worksElsewhere: async (caller) => {
      const { rows } = await owner.query(
        'select 1 from directory.members where user_id = $1 and workspace_id > (select min(id) from directory.workspaces)',
        [accounts.get(caller)?.accountId ?? ''],
      );
      return rows.length > 0;
    },
    mistakes: () => said.splice(0),
    reopen: async () => {
      await app.close();
      app = await open();
    },
    close: async () => {
      await app.close();
      await owner.end();
    },
  };
  return house;
}

function listeningLog(said: string[]): Log {
  const silent = createLog('silent');
  return Object.assign(Object.create(silent) as Log, {
    error: (words: unknown, what?: string) => void said.push(`${what ?? ''} ${JSON.stringify(words)}`.slice(0, 1500)),
  });
}

async function openCompany(
  { http, platform }: App,
  name: string,
  members: readonly Member[],
  accounts: Map<CallerName, { accountId: string; member: Member }>,
): Promise<void> {
  const at = new Date(platform.clock.now());
  for (const member of members) {
    const { id } = await http.signIn.createAccount({ name: member.name, email: member.email, password });
    accounts.set(member.caller, { accountId: id, member });
  }
  await inDirectory(platform.database, async (tx) => {
    const company = { name, timeZone: 'Europe/Amsterdam', currency: 'EUR', workingHours: usualHours, holidays: [] };
    const workspace = await createWorkspace(tx, company, at);
    for (const { caller, ...member } of members)
      await insertMember(workspace, { ...member, accountId: accounts.get(caller)!.accountId, joinedAt: at });
  });
}

let addresses = 0;
/** Everybody comes from somewhere else, so that nobody is counted together with others. */
export function nextAddress(): string {
  const number = ++addresses;
  return `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
}

/** The password is as it was before, whatever became of it: the session is what is wanted. */
async function signIn({ http }: App, { accountId, member }: { accountId: string; member: Member }): Promise<string> {
  await http.signIn.resetAccount(accountId, { name: member.name, password });
  const answer = await http.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    headers: { host: 'localhost', origin: 'http://localhost' },
    remoteAddress: nextAddress(),
    payload: { email: member.email, password },
  });
  if (answer.statusCode !== 200) throw new Error(`${member.name} cannot sign in: ${answer.body}`);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

async function makeKey({ http }: App, headers: Record<string, string>): Promise<string> {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/api-keys',
    headers: { host: 'localhost', ...headers },
    payload: { name: 'Fuzz' },
  });
  return (answer.json() as { key: string }).key;
}

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#platform/context.ts';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { askForImport, importContext, insertCompany, outcomeOf } from '#test/import-house.ts';
import { createRandom, inventedLog } from '#test/invented-log.ts';
import { meaningOf } from '#test/meaning-ledger.ts';

// Imports, undos and redos that are killed at seeded statements, the app and the database in turn, against the same work undisturbed.

const logMapping = JSON.parse(readFileSync(new URL('mappings/loan-lead-log.json', import.meta.url), 'utf8')) as unknown;
const dealMapping = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Lead captured', 'Won'],
  person: { keys: [{ space: 'loan-case', columns: ['person'] }], name: { column: 'name' } },
  deal: { key: ['deal'], amount: { column: 'amount' }, moments: [{ column: 'won', becomes: 'won', stage: 'Won' }] },
};

/** Touches and nothing else, mostly of people whom the others tell of: they go a way of their own. */
const callMapping = {
  entente: 1,
  source: 'Calls',
  shape: 'event-log',
  stages: [],
  person: { keys: [{ space: 'loan-case', columns: ['person'] }] },
  log: { case: 'person', activity: 'what', moment: 'at' },
  events: [],
};

/**
 * A log with rows that are refused, more of it that overlaps, deals whose keys come again with other values and back, and
 * two files of calls, some of which are in both or twice in one.
 */
function files(): Record<'log' | 'more' | 'deals' | 'calls' | 'moreCalls', string> {
  const header = 'case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp\n';
  const lines = inventedLog(120, 5).map((row, at) => (at % 211 === 0 ? `ragged,${at}` : Object.values(row).join(',')));
  const random = createRandom(9);
  const deals = Array.from({ length: 500 }, (_, at) => {
    const deal = Math.floor(random() * 180);
    return `C5-${deal % 160},Name ${at % 3},D${deal},${at % 4}00.50,${at % 97 === 0 ? '2026-02-31' : '2026-02-2' + (at % 5)}`;
  });
  const calls = Array.from({ length: 900 }, () => {
    const day = 10 + Math.floor(random() * 18);
    return `C5-${Math.floor(random() * 190)},${random() < 0.5 ? 'called' : 'wrote'},2026-03-${day}T${10 + Math.floor(random() * 8)}:00:00Z`;
  });
  const half = Math.floor(lines.length / 2);
  return {
    calls: `person,what,at\n${calls.slice(0, 600).join('\n')}\n`,
    moreCalls: `person,what,at\n${calls.slice(400).join('\n')}\n`,
    log: `${header}${lines.slice(0, half + 100).join('\n')}\n`,
    more: `${header}${lines.slice(half - 100).join('\n')}\n`,
    deals: `person,name,deal,amount,won\n${deals.join('\n')}\n`,
  };
}

/** The steps of one round, with the imports asked for. */
async function askForAll(context: Context): Promise<{ runs: number[]; steps: string[] }> {
  const { log, more, deals, calls, moreCalls } = files();
  const runs = [
    await askForImport(context, [{ name: 'log.csv', content: log }], logMapping),
    await askForImport(
      context,
      [
        { name: 'deals.csv', content: deals },
        { name: 'again.csv', content: deals },
      ],
      dealMapping,
    ),
    await askForImport(context, [{ name: 'more.csv', content: more }], logMapping),
    await askForImport(context, [{ name: 'calls.csv', content: calls }], callMapping),
    await askForImport(context, [{ name: 'more-calls.csv', content: moreCalls }], callMapping),
  ];
  const imports = runs.map((_, place) => `import:${place}`);
  const steps = [...imports, 'undo:0', 'undo:3', 'undo:1', 'redo:0', 'undo:2', 'redo:3', 'redo:1'];
  return { runs, steps: steps.map((step) => step.replace(/\d/, (place) => String(runs[Number(place)]))) };
}

interface Rounds {
  server: EmbeddedPostgres;
  database: Database;
  args: readonly string[];
}

/** What a round left: every row of every table, and what the runs counted. */
async function resultOf({ database }: Rounds, workspaceId: number, runs: readonly number[]): Promise<unknown> {
  const { context } = importContext(database, workspaceId);
  const outcomes = [];
  for (const run of runs) outcomes.push(await outcomeOf(context, run));
  return { outcomes, tables: await meaningOf(context, (id) => `import ${runs.indexOf(id)}`) };
}

export interface Killed {
  app: number;
  database: number;
  /** How often all the steps came to their end. */
  rounds: number;
}

/**
 * Kills until both have died so often, and holds every round that came to its end against the one that nobody disturbed.
 * @throws where a round left anything else.
 */
export async function killRounds(
  wanted: { app: number; database: number; seed: number },
  onRound: (killed: Killed) => void = () => {},
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
  chmodSync(folder, 0o755);
  const log = createLog('silent');
  const server = await launchEmbeddedPostgres({ dataFolder: folder, log });
  const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, appRolePassword: 'a role of the story' });
  const database = openDatabase({ url: appUrl, log });
  const house: Rounds = { server, database, args: [folder, appUrl] };
  const random = createRandom(wanted.seed);
  const killed: Killed = { app: 0, database: 0, rounds: 0 };
  try {
    const expected = await round(house, () => null);
    while (killed.app < wanted.app || killed.database < wanted.database) {
      const left = await round(house, () => {
        if (killed.app >= wanted.app && killed.database >= wanted.database) return null;
        const isApp = killed.database >= wanted.database || (killed.app < wanted.app && killed.app <= killed.database);
        return {
          victim: isApp ? 'app' : 'database',
          statement: 1 + Math.floor(random() * random() * 500),
          count: () => void killed[isApp ? 'app' : 'database']++,
        };
      });
      if (!isDeepStrictEqual(left, expected)) throw new KilledDifferently(left, expected);
      killed.rounds++;
      onRound(killed);
    }
    return killed;
  } finally {
    await database.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export class KilledDifferently extends Error {
  readonly left: unknown;
  readonly expected: unknown;
  constructor(left: unknown, expected: unknown) {
    super('After kills something else is left than without them.');
    this.left = left;
    this.expected = expected;
  }
}

interface Kill {
  victim: 'app' | 'database';
  /** At which statement of the process's life. */
  statement: number;
  count(): void;
}

async function round(house: Rounds, nextKill: () => Kill | null): Promise<unknown> {
  const workspaceId = await insertCompany(house.database);
  const { context } = importContext(house.database, workspaceId);
  const { runs, steps } = await askForAll(context);
  for (let isDone = false; !isDone;) isDone = await live([...house.args, String(workspaceId), ...steps], nextKill(), house.server);
  return resultOf(house, workspaceId, runs);
}

/** One life of the process. @returns whether it came to its end. */
async function live(args: readonly string[], kill: Kill | null, server: EmbeddedPostgres): Promise<boolean> {
  const child = spawn(process.execPath, ['test/import-child.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let complaint = '';
  child.stderr.on('data', (text) => void (complaint += text));
  let statements = 0;
  let isDone = false;
  let isKilled = false;
  for await (const word of createInterface({ input: child.stdout })) {
    isDone ||= word === 'done';
    if (isDone || isKilled || !kill || ++statements < kill.statement) continue;
    isKilled = true;
    kill.count();
    if (kill.victim === 'app') child.kill('SIGKILL');
    else killServer(server.pid());
  }
  await ended;
  if (!isDone && !isKilled) throw new Error(`The process ended by itself: ${complaint}`);
  return isDone;
}

/** The server and all its children at once, as a power cut would. */
function killServer(pid: number): void {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  for (const one of [pid, ...children.map(Number)]) process.kill(one, 'SIGKILL');
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return 0;
  }
}

import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Context } from '#platform/context.ts';
import { openDatabase } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { runImport } from '#sources/import/run-import.ts';
import { askForImport, everyReceiver, importContext, importHouse, insertCompany, outcomeOf } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { createRandom, inventedLog } from '#test/invented-log.ts';

const logMapping = JSON.parse(readFileSync(new URL('../../test/mappings/loan-lead-log.json', import.meta.url), 'utf8')) as unknown;
const dealMapping = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Lead captured', 'Won'],
  person: { keys: [{ space: 'loan-case', columns: ['person'] }], name: { column: 'name' } },
  deal: { key: ['deal'], amount: { column: 'amount' }, moments: [{ column: 'won', becomes: 'won', stage: 'Won' }] },
};

const kills = 10;

/** A log with rows that are refused, and deals whose keys come again with other values and back. */
function files(): { log: string; deals: string } {
  const rows = inventedLog(700, 5);
  const lines = rows.map((row, at) => (at % 211 === 0 ? `ragged,${at}` : Object.values(row).join(',')));
  const random = createRandom(9);
  const deals = Array.from({ length: 2500 }, (_, at) => {
    const deal = Math.floor(random() * 900);
    return `C5-${deal % 800},Name ${at % 3},D${deal},${at % 4}00.50,${at % 97 === 0 ? '2026-02-31' : '2026-02-2' + (at % 5)}`;
  });
  return {
    log: `case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp\n${lines.join('\n')}\n`,
    deals: `person,name,deal,amount,won\n${deals.join('\n')}\n`,
  };
}

async function askForBoth(context: Context): Promise<number[]> {
  const { log, deals } = files();
  const first = await askForImport(context, [{ name: 'log.csv', content: log }], logMapping);
  return [
    first,
    await askForImport(
      context,
      [
        { name: 'deals.csv', content: deals },
        { name: 'again.csv', content: deals },
      ],
      dealMapping,
    ),
  ];
}

async function undisturbed(): Promise<{ ledger: unknown; outcomes: unknown[] }> {
  const house = await importHouse();
  const ids = await askForBoth(house.context);
  for (const id of ids)
    await runImport(house.context, id, { receivers: everyReceiver, batchRows: 1000, signal: new AbortController().signal });
  const result = {
    ledger: await ledgerOf(house.context),
    outcomes: [await outcomeOf(house.context, ids[0]!), await outcomeOf(house.context, ids[1]!)],
  };
  await house.close();
  return result;
}

/** Runs the child until it has said so many words, then kills it, or the database under it. @returns whether it came to its end first. */
async function runAndKill(args: readonly string[], words: number, victim: () => void): Promise<boolean> {
  const child = spawn(process.execPath, ['test/import-child.ts', ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = 0;
  let isDone = false;
  for await (const word of createInterface({ input: child.stdout })) {
    isDone = word === 'done';
    if (++said !== words || isDone) continue;
    if (words % 2 === 0) victim();
    else child.kill('SIGKILL');
  }
  await ended;
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

test.runIf(process.platform === 'linux')(
  'killed ten times, the app and the database in turn, an import loses nothing, doubles nothing and explains everything',
  { timeout: 180_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'entente-kill-'));
    chmodSync(folder, 0o755);
    const log = createLog('silent');
    const server = await launchEmbeddedPostgres({ dataFolder: folder, log });
    const { appUrl } = await migrate({ ownerUrl: server.ownerUrl, appRolePassword: 'a role of the story' });
    const database = openDatabase({ url: appUrl, log });
    const workspaceId = await insertCompany(database);
    const { context } = importContext(database, workspaceId);
    const ids = await askForBoth(context);
    const args = [folder, appUrl, String(workspaceId), ...ids.map(String)];
    const random = createRandom(2026);
    try {
      for (let kill = 0; kill < kills; kill++) {
        // At even words the database dies under the app, at odd ones the app alone.
        const words = 1 + Math.floor(random() * 2) * 2 + (kill % 2);
        expect(await runAndKill(args, words, () => killServer(server.pid()))).toBe(false);
      }
      expect(await runAndKill(args, Infinity, () => {})).toBe(true);
      const expected = await undisturbed();
      expect([await outcomeOf(context, ids[0]!), await outcomeOf(context, ids[1]!)]).toEqual(expected.outcomes);
      expect(await ledgerOf(context)).toEqual(expected.ledger);
    } finally {
      await database.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

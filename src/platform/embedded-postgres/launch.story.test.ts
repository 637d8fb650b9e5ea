import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchEmbeddedPostgres, type EmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';

const log = createLog('silent');
let folder: string;
let started: EmbeddedPostgres[];
let others: ChildProcess[];

/** A folder in which a server has been: copied for the tests that do not begin from nothing. */
const used = mkdtempSync(join(tmpdir(), 'launch-used-'));

beforeAll(async () => {
  await (await launchEmbeddedPostgres({ dataFolder: used, log })).stop();
});

afterAll(() => rmSync(used, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-'));
  cpSync(used, folder, { recursive: true });
  started = [];
  others = [];
});

afterEach(async () => {
  for (const other of others) other.kill('SIGKILL');
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function launch(): Promise<EmbeddedPostgres> {
  const server = await launchEmbeddedPostgres({ dataFolder: folder, log });
  started.push(server);
  return server;
}

async function ask(server: EmbeddedPostgres, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(statement)).rows.map((row) => Object.values(row)[0]);
  } finally {
    await client.end().catch(() => {});
  }
}

function isRunning(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 400; look++) {
    if (await isTrue()) return;
    await new Promise((next) => void setTimeout(next, 25));
  }
  throw new Error('it never came true');
}

/** Another process that uses the same folder; it is ready once it has said its server's number. */
async function anotherProcess(): Promise<{ process: ChildProcess; pid: number }> {
  const program = `
    import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
    const server = await launchEmbeddedPostgres({ dataFolder: process.argv[1], log: { warn() {}, error() {} } });
    process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
    process.stdout.write(String(server.pid()));
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    cwd: resolve(import.meta.dirname, '../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  others.push(child);
  const [said] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the other process ended'))),
  ]);
  return { process: child, pid: Number(said) };
}

describe.skipIf(process.platform !== 'linux')('the database in the data folder', { timeout: 60_000 }, () => {
  test('starts where there was nothing, keeps what it was told, and ends', async () => {
    rmSync(folder, { recursive: true });
    const first = await launch();
    expect(first.adopted).toBe(false);
    await ask(first, 'create table kept as select 7 as seven');
    const pid = first.pid();
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(await ask(await launch(), 'select seven from kept')).toEqual([7]);
  });

  test('orders letters the same on every machine, syncs, and is closed to the network and to strangers', async () => {
    const server = await launch();
    expect(await ask(server, `select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'entente'`)).toEqual([
      'b C.UTF-8',
    ]);
    expect(await ask(server, 'show fsync')).toEqual(['on']);
    expect(await ask(server, 'show listen_addresses')).toEqual(['']);
    expect(statSync(join(folder, 'postgres-password')).mode & 0o077).toBe(0);
    const stranger = new pg.Client({ connectionString: server.ownerUrl.replace(/:[^:@]+@/, ':guess@') });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  test('adopts the server that a killed app left behind', async () => {
    const other = await anotherProcess();
    other.process.kill('SIGKILL');
    await once(other.process, 'exit');
    const server = await launch();
    expect(server).toMatchObject({ adopted: true });
    expect(server.pid()).toBe(other.pid);
    await server.stop();
    expect(isRunning(other.pid)).toBe(false);
  });

  test('starts again after kill -9 of the server while nobody looked', async () => {
    const other = await anotherProcess();
    other.process.kill('SIGKILL');
    process.kill(other.pid, 'SIGKILL');
    await once(other.process, 'exit');
    await until(() => !isRunning(other.pid));
    const server = await launch();
    expect(server.adopted).toBe(false);
    expect(await ask(server, 'select 1')).toEqual([1]);
  });

  test('starts again under a running app, though a child of the killed server is in the middle of a long statement', async () => {
    const server = await launch();
    const pid = server.pid();
    const long = ask(server, 'select count(*)::int from generate_series(1, 2000000000)').catch(() => 'lost');
    await until(
      async () =>
        (
          await ask(
            server,
            `select count(*)::int from pg_stat_activity where query like 'select count(*)::int from gen%' and state = 'active'`,
          )
        )[0] === 1,
    );
    process.kill(pid, 'SIGKILL');
    await until(() => server.pid() !== 0 && server.pid() !== pid);
    await until(() =>
      ask(server, 'select 1').then(
        () => true,
        () => false,
      ),
    );
    expect(await long).toBe('lost');
  });

  test('two first starts at once share one server, which ends with the last of them', async () => {
    rmSync(join(folder, 'postgres'), { recursive: true });
    rmSync(join(folder, 'postgres-password'));
    const [one, other] = await Promise.all([anotherProcess(), anotherProcess()]);
    expect(one.pid).toBe(other.pid);
    one.process.kill('SIGTERM');
    await once(one.process, 'exit');
    expect(isRunning(other.pid)).toBe(true);
    other.process.kill('SIGTERM');
    await once(other.process, 'exit');
    expect(isRunning(other.pid)).toBe(false);
  });

  test('a number that now belongs to somebody else is not taken for the server', async () => {
    writeFileSync(join(folder, 'postgres/postmaster.pid'), `${process.pid}\n${folder}/postgres\n`);
    const server = await launch();
    expect(server.adopted).toBe(false);
    expect(isRunning(process.pid)).toBe(true);
  });

  test('works below folders that are closed to others and too deep for a socket', async () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const whole = folder;
    folder = join(closed, 'deep-'.repeat(20));
    const server = await launch();
    expect(await ask(server, 'select 1')).toEqual([1]);
    await server.stop();
    folder = whole;
  });

  test('refuses the folder of another major version, and says what to do', async () => {
    writeFileSync(join(folder, 'postgres/PG_VERSION'), '17\n');
    await expect(launch()).rejects.toThrow(/written by PostgreSQL 17, and this Entente brings 18.*DATABASE_URL/);
  });
});

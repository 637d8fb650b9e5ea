import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { dayOf, isDay } from '#kernel/local-day.ts';
import { csvPieces, demoFiles, demoTimeZone, inventCompany, truthsOf } from '#demo/public.ts';
import type { DemoAnswer } from '#demo/schema.ts';
import { systemClock } from '#platform/system-clock.ts';
import { setUpToken } from '#workspace/public.ts';
import type { Connection } from './api-verbs.ts';
import { connect, withConnection, type GlobalOptions } from './connection.ts';
import { localSettings } from './local-settings.ts';
import { print } from './output.ts';
import { CliRefusal } from './refusal.ts';

/** The demo company: make it, end it, or write its files. */
export function addDemoCommands(program: Command): void {
  const demo = program
    .command('demo')
    .description('the demo company: an invented one to look around in, as long as nobody has set up theirs');
  demo
    .command('make', { isDefault: true })
    .description('make it, and wait until one can look around')
    .option('--seed <number>', 'another one invents another company with the same truths', wholeNumber, 1)
    .option('--token <token>', 'of a server elsewhere: the set-up token that it printed')
    .action(make);
  demo
    .command('end')
    .description('remove it with everything in it')
    .option('--token <token>', 'of a server elsewhere: the set-up token that it printed')
    .action((options: { token?: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.post<{ done: true }>('/api/demo/ends', { token: tokenFor(command, options.token) });
        print(command, answer, () => 'The demo company is removed. Entente waits to be set up.');
      }),
    );
  demo
    .command('files')
    .description('write its files, their mappings and the truths planted in them, without any database')
    .argument('<folder>')
    .option('--seed <number>', 'as when it was made', wholeNumber, 1)
    .option('--day <day>', 'the history ends the evening before; today unless said', someDay)
    .action(writeFiles);
}

async function make({ seed, token }: { seed: number; token?: string }, command: Command): Promise<void> {
  const connection = await connect(command);
  try {
    await connection.post<DemoAnswer>('/api/demo', { seed, token: tokenFor(command, token) });
    const demo = await follow(connection);
    if (demo.state !== 'ready')
      throw new CliRefusal({ message: 'The demo did not come to its end.', accepted: 'entente demo end, and once more' });
    print(
      command,
      demo,
      ({ rowsRead }) => `${demo.companyName} is ready: ${(rowsRead ?? 0).toLocaleString('en')} rows. Look around with bin/start, at /demo`,
    );
  } finally {
    await connection.close();
  }
}

const lookEveryMilliseconds = 200;

async function follow(connection: Connection): Promise<DemoAnswer> {
  for (;;) {
    const demo = await connection.get<DemoAnswer>('/api/demo');
    const { rowsRead = 0, rowsPlanned } = demo;
    const isOver = demo.state !== 'making';
    const words = rowsPlanned ? `${rowsRead.toLocaleString('en')} of ${rowsPlanned.toLocaleString('en')} rows` : 'inventing';
    if (process.stderr.isTTY) process.stderr.write(`\r${words}\u001B[K${isOver ? '\n' : ''}`);
    if (isOver) return demo;
    await pause(lookEveryMilliseconds);
  }
}

/** Whoever can read the data folder needs no token: the secret that it is derived from lies there. */
function tokenFor(command: Command, given: string | undefined): string {
  if (given !== undefined) return given;
  const { url } = command.optsWithGlobals<GlobalOptions>();
  return url ? '' : setUpToken(localSettings(command, ''));
}

async function writeFiles(folder: string, { seed, day }: { seed: number; day?: string }, command: Command): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const company = inventCompany(seed, day ?? dayOf(systemClock.now(), demoTimeZone));
  const files = demoFiles(company);
  for (const file of files) {
    const out = createWriteStream(join(folder, file.name));
    for (const piece of csvPieces(file)) if (!out.write(piece)) await once(out, 'drain');
    out.end();
    await once(out, 'finish');
    writeFileSync(join(folder, file.name.replace(/\.csv$/, '.mapping.json')), `${JSON.stringify(file.mapping, null, 2)}\n`);
  }
  writeFileSync(join(folder, 'truths.json'), `${JSON.stringify(truthsOf(company), null, 2)}\n`);
  const written = files.map(({ name, rows }) => ({ name, rows }));
  print(command, { files: written }, () => written.map(({ name, rows }) => `${name}: ${rows.toLocaleString('en')} rows`).join('\n'));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Accepted: a whole number from 0 to 999999999.');
  return number;
}

function someDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('Accepted: 2026-11-17 and the like.');
  return text;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { withOwner } from '#platform/database/with-owner.ts';
import { openServer } from '#platform/database/open-record.ts';
import { checkDatabase } from '#platform/doctor/check-database.ts';
import { checkMachine } from '#platform/doctor/check-machine.ts';
import type { Finding } from '#platform/doctor/finding.ts';
import { createLog } from '#platform/log.ts';
import type { Settings } from '#platform/settings.ts';
import { localSettings } from './local-settings.ts';
import { print } from './output.ts';
import { findRunningServer } from './running-server.ts';

/** Looks at everything, prints what it found, and ends with 1 where something is bad. */
export async function runDoctor(command: Command): Promise<void> {
  const settings = localSettings(command, 'The doctor comes to where the database is.');
  const findings = [...(await checkMachine(settings, Date.now())), await checkRunning(settings), ...(await checkServerOf(settings))];
  print(command, { findings }, () => findings.map(inWords).join('\n'));
  if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1;
}

async function checkRunning({ dataFolder }: Settings): Promise<Finding> {
  const running = await findRunningServer(dataFolder);
  return { what: 'server', state: 'ok', says: running ? `Runs at ${running}.` : `None runs on ${dataFolder}.` };
}

async function checkServerOf(settings: Settings): Promise<Finding[]> {
  if (!settings.databaseUrl && !existsSync(join(settings.dataFolder, 'postgres')))
    return [{ what: 'database', state: 'bad', says: `There is none in ${settings.dataFolder}.`, advice: 'bin/start makes one.' }];
  try {
    const server = await openServer(settings, createLog('silent'));
    try {
      return await withOwner(server.ownerUrl, 'doctor', (client) => checkDatabase(client, Date.now()));
    } finally {
      await server.stop();
    }
  } catch (error) {
    return [{ what: 'database', state: 'bad', says: (error as Error).message }];
  }
}

const marks = { ok: 'ok  ', odd: 'odd ', bad: 'BAD ' } as const;

function inWords({ what, state, says, advice }: Finding): string {
  return `${marks[state]} ${what.padEnd(11)} ${says}${advice ? `\n${' '.repeat(17)}${advice}` : ''}`;
}

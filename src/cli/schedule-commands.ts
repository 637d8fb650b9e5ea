import type { Command } from 'commander';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { findByName as findMapping } from './mapping-commands.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';

interface Wanted {
  url?: string;
  folder?: string;
  files?: string;
  mapping: string;
  every: string;
  at: string;
  on?: string;
  mode?: string;
  header?: string;
}

/** Imports that come round by themselves. */
export function addScheduleCommands(program: Command): void {
  const schedules = program.command('schedules').description('imports that come round: of an address, or of a folder');
  schedules
    .command('list', { isDefault: true })
    .description('every schedule, when it looks next, and what became of its last look')
    .action((_options: object, command: Command) => withConnection(command, (connection) => list(connection, command)));
  schedules
    .command('add')
    .description('let an import come round')
    .argument('<name>')
    .requiredOption('--mapping <name>', 'a saved mapping: its newest version is taken each time')
    .option('--url <address>', 'the address of a file')
    .option('--folder <path>', 'a folder that the operator has opened (ENTENTE_IMPORT_FOLDERS)')
    .option('--files <pattern>', 'which files of the folder, such as *.csv')
    .option('--every <rhythm>', 'hour, day or week', 'day')
    .option('--at <time>', 'by the wall clock of the company', '06:00')
    .option('--on <weekday>', 'of every week: mon, tue, ...')
    .option('--mode <mode>', 'create, update or both')
    .option('--header <name>', 'a header that the address asks for; its value is read from ENTENTE_HEADER')
    .action((name: string, wanted: Wanted, command: Command) =>
      withConnection(command, (connection) => add(connection, command, name, wanted)),
    );
  for (const [verb, says, act] of acts) {
    schedules
      .command(verb)
      .description(says)
      .argument('<name>', 'its name or id')
      .action((name: string, _options: object, command: Command) =>
        withConnection(command, async (connection) => {
          const { id } = await findByName(connection, name);
          print(command, await act(connection, `/api/import-schedules/${id}`), () => `Done: ${verb} ${name}.`);
        }),
      );
  }
}

type Act = (connection: Connection, path: string) => Promise<unknown>;
const acts: readonly [string, string, Act][] = [
  ['run', 'look now', (connection, path) => connection.post(`${path}/runs`, {})],
  ['pause', 'look no more by itself', (connection, path) => connection.patch(path, { paused: true })],
  ['resume', 'look by itself again', (connection, path) => connection.patch(path, { paused: false })],
  ['remove', 'end it; its imports stay', (connection, path) => connection.remove(path)],
];

async function add(connection: Connection, command: Command, name: string, wanted: Wanted): Promise<void> {
  const { mapping, files, on, header, ...same } = wanted;
  const value = process.env['ENTENTE_HEADER'];
  if (header !== undefined && !value)
    throw new CliRefusal({ message: `The value of ${header} is missing.`, where: 'ENTENTE_HEADER', accepted: 'its value' });
  const body = {
    name,
    ...same,
    savedMappingId: (await findMapping(connection, mapping)).id,
    ...(files !== undefined && { filePattern: files }),
    ...(on !== undefined && { weekday: on }),
    ...(header !== undefined && { header: { name: header, value } }),
  };
  const answer = await connection.post<{ importSchedule: ScheduleAnswer }>('/api/import-schedules', body);
  print(command, answer, ({ importSchedule }) => `${name} looks next at ${importSchedule.nextLookAt}.`);
}

async function list(connection: Connection, command: Command): Promise<void> {
  const answer = await connection.get<{ importSchedules: ScheduleAnswer[] }>('/api/import-schedules');
  print(command, answer, ({ importSchedules }) =>
    table(
      ['id', 'name', 'place', 'mapping', 'every', 'next look', 'last look'],
      importSchedules.map(({ id, name, place, savedMapping, every, at, nextLookAt, looks }) => [
        id,
        name,
        place.at,
        savedMapping.name,
        `${every} ${at}`,
        nextLookAt ?? 'paused',
        looks[0] ? [looks[0].outcome, looks[0].problem?.message].filter(Boolean).join(': ') : 'none yet',
      ]),
      'No import comes round. Begin with: entente schedules add NAME --mapping NAME --url ADDRESS',
    ),
  );
}

async function findByName(connection: Connection, name: string): Promise<ScheduleAnswer> {
  const { importSchedules } = await connection.get<{ importSchedules: ScheduleAnswer[] }>('/api/import-schedules');
  const found = importSchedules.find((schedule) => schedule.name === name) ?? importSchedules.find((schedule) => schedule.id === name);
  if (found) return found;
  throw new CliRefusal({
    message: `No schedule is called ${name}.`,
    accepted: importSchedules.map((schedule) => schedule.name).join(', ') || 'there is none',
  });
}

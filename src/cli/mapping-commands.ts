import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { SavedMappingAnswer, ShownMappingAnswer } from '#sources/saved-mappings/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';

/** Mappings kept under a name, with their versions. */
export function addMappingCommands(program: Command): void {
  const mappings = program.command('mappings').description('mappings kept under a name, in versions');
  mappings
    .command('list', { isDefault: true })
    .description('every saved mapping with its newest version')
    .action((_options: object, command: Command) => withConnection(command, (connection) => list(connection, command)));
  mappings
    .command('save')
    .description('keep a mapping under a name; one that is there gets a new version')
    .argument('<name>')
    .argument('<file>', 'the mapping in JSON (docs/guide/mapping.md)')
    .action((name: string, file: string, _options: object, command: Command) => {
      const mapping = readJson(file);
      return withConnection(command, (connection) => save(connection, command, name, mapping));
    });
  mappings
    .command('export')
    .description('print a saved mapping as JSON')
    .argument('<name>', 'its name or id')
    .option('--version-number <n>', 'a version; the newest unless said')
    .action((name: string, { versionNumber }: { versionNumber?: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const found = await findByName(connection, name);
        const path = `/api/mappings/${found.id}/versions/${encodeURIComponent(versionNumber ?? String(found.version))}`;
        process.stdout.write(await connection.getText(path));
      }),
    );
  mappings
    .command('remove')
    .description('take a saved mapping out of the list; imports that were read by it keep their copy')
    .argument('<name>', 'its name or id')
    .action((name: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const found = await findByName(connection, name);
        print(command, await connection.remove<object>(`/api/mappings/${found.id}`), () => `Removed ${found.name}.`);
      }),
    );
}

async function list(connection: Connection, command: Command): Promise<void> {
  const answer = await connection.get<{ mappings: SavedMappingAnswer[] }>('/api/mappings');
  print(command, answer, ({ mappings }) =>
    table(
      ['id', 'name', 'version', 'source', 'saved', 'by', 'imports'],
      mappings.map(({ id, name, version, source, savedAt, savedBy, importRuns }) => [
        id,
        name,
        version,
        source,
        savedAt.slice(0, 10),
        savedBy ?? 'the operator',
        importRuns,
      ]),
      'No mapping is saved. Keep one with: entente mappings save NAME FILE',
    ),
  );
}

async function save(connection: Connection, command: Command, name: string, mapping: unknown): Promise<void> {
  const known = (await allMappings(connection)).find((saved) => saved.name === name);
  const answer = known
    ? await connection.post<ShownMappingAnswer>(`/api/mappings/${known.id}/versions`, { mapping })
    : await connection.post<ShownMappingAnswer>('/api/mappings', { name, mapping });
  print(command, answer, ({ savedMapping }) => `Saved ${savedMapping.name}, version ${savedMapping.version}.`);
}

async function allMappings(connection: Connection): Promise<SavedMappingAnswer[]> {
  return (await connection.get<{ mappings: SavedMappingAnswer[] }>('/api/mappings')).mappings;
}

/** @throws CliRefusal where none is called so. */
export async function findByName(connection: Connection, name: string): Promise<SavedMappingAnswer> {
  const mappings = await allMappings(connection);
  const found = mappings.find((saved) => saved.name === name) ?? mappings.find((saved) => saved.id === name);
  if (found) return found;
  throw new CliRefusal({
    message: `No mapping is called ${name}.`,
    accepted: mappings.map((saved) => saved.name).join(', ') || 'none is saved',
  });
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new CliRefusal({
      message: `The mapping cannot be read: ${(error as Error).message}`,
      where: file,
      accepted: 'a mapping in JSON',
    });
  }
}

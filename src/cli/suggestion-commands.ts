import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { PresetsAnswer, SuggestedGroup, SuggestionAnswer } from '#sources/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';
import { CliRefusal } from './refusal.ts';
import { refuseMissing, uploadAll } from './upload-files.ts';

/** What files seem to mean, and which exports are known. */
export function addSuggestionCommands(program: Command): void {
  program
    .command('suggest-mapping')
    .description('print the mapping that the files suggest, to be corrected and given to import')
    .argument('<file...>', 'files with other columns are suggested mappings of their own')
    .option('--write <folder>', 'write each mapping to a file of that folder, in the order of import, instead of printing it')
    .action((files: string[], options: { write?: string }, command: Command) => printSuggestion(files, options.write, command));
  program
    .command('presets')
    .description('the exports of other systems that are known by their columns')
    .argument('[vendor]', 'HubSpot, Salesforce, Marketo, Zoho or Pipedrive')
    .action((vendor: string | undefined, _options: object, command: Command) => listPresets(vendor, command));
}

/** What the columns of uploaded files seem to mean: a group for each set of columns, in the order of import. */
export async function suggestGroups(connection: Connection, uploadIds: readonly string[]): Promise<SuggestedGroup[]> {
  return (await connection.post<SuggestionAnswer>('/api/mapping-suggestions', { uploadIds })).groups;
}

/** What became of a group, in one line: which preset knows it, or why it is left out. */
export function wordsOfGroup({ fileNames, preset, savedMapping, mapping, leftOut }: SuggestedGroup): string {
  const names = fileNames.join(', ');
  if (!mapping) return `${names}: left out. ${leftOut ?? ''}`.trim();
  const by = savedMapping ? `by the saved mapping ${savedMapping.name}` : preset ? `as ${preset.title}` : 'by names and contents';
  return `${names}: ${by}`;
}

async function printSuggestion(files: string[], folder: string | undefined, command: Command): Promise<void> {
  refuseMissing(files);
  await withConnection(command, async (connection) => {
    const groups = await suggestGroups(connection, await uploadAll(connection, files));
    if (folder !== undefined) return writeMappings(groups, folder);
    // What goes to the next program is JSON alone; words go beside it.
    if (groups.length > 1 || !groups[0]?.mapping) process.stderr.write(`${groups.map(wordsOfGroup).join('\n')}\n`);
    const mappings = groups.map(({ fileNames, mapping }) => ({ fileNames, mapping }));
    process.stdout.write(`${JSON.stringify(groups.length === 1 ? groups[0]!.mapping : mappings, null, 2)}\n`);
  });
}

function writeMappings(groups: readonly SuggestedGroup[], folder: string): void {
  const mapped = groups.filter(({ mapping }) => mapping);
  for (const [at, { fileNames, mapping }] of mapped.entries()) {
    const name = fileNames[0]!.replace(/(\.[a-z0-9]{2,5})?(\.gz)?$/i, '');
    const path = `${folder}/${String(at + 1).padStart(2, '0')}-${name}.mapping.json`;
    try {
      writeFileSync(path, `${JSON.stringify(mapping, null, 2)}\n`);
    } catch (error) {
      throw new CliRefusal({
        message: `${path} cannot be written: ${(error as Error).message}`,
        accepted: 'a folder that you may write to',
      });
    }
    process.stdout.write(`${path}\n`);
  }
  for (const group of groups) if (!group.mapping) process.stderr.write(`${wordsOfGroup(group)}\n`);
}

async function listPresets(vendor: string | undefined, command: Command): Promise<void> {
  await withConnection(command, async (connection) => {
    const { presets } = await connection.get<PresetsAnswer>('/api/presets');
    const asked = presets.filter((one) => vendor === undefined || one.vendor.toLowerCase() === vendor.toLowerCase());
    if (asked.length === 0)
      throw new CliRefusal({
        message: `There is no preset for ${vendor}.`,
        accepted: [...new Set(presets.map((one) => one.vendor))].join(', '),
      });
    print(command, { presets: asked }, () =>
      table(
        ['export', 'what it brings', 'built from'],
        asked.map((one) => [one.title, one.leftOut ?? one.brings.join(', '), one.documentation]),
        'No presets.',
      ),
    );
  });
}

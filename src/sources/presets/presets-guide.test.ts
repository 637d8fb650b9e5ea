import { expect, test } from 'vitest';
import { allPresets } from './all-presets.ts';
import { bringsOf } from './brings-of.ts';
import { lookedUpOn, sourceOf, type Preset, type Way } from './preset.ts';

const intro = `# Exports that are known by their columns

Bring the files as they are, several at once if you like. A file is known by its columns, whatever it is called and in whatever
order they stand; upper and lower case and spaces around names make no difference. What a preset suggests is a mapping like any
other: you see it, correct it, and save it ([mapping.md](mapping.md)). \`entente presets\` prints this list, and
\`entente suggest-mapping FILE...\` what is suggested for files.

- **Columns of your own** become attributes under their names. Columns that an export lacks are left out.
- **Dates, decimal marks, currencies and texts such as Select** are read as the file writes them.
- **Several files of one system** meet by its ids, in spaces of keys such as \`hubspot-contact\`, and can be imported in any order.
  They are suggested in the order in which warnings are right the first time: companies before people, people before deals.
- **Stages that you named yourselves** are won or lost where the rows say so (Salesforce: *Won* and *Closed*), or where the file with
  the names of stages is part of the upload (HubSpot: \`deal_pipeline_stage\`). Otherwise the vendor's own names are looked for.
- **Files that are known and left out** say why, in one sentence.
- **People known by an id in one file and by a mail address in another** stay two people until identities are matched.
- A file that was imported before, or for which a mapping was saved, is read by that mapping; the preset is not asked.

The pages of the vendors were looked up on ${lookedUpOn}. A column in brackets stands for several names that it may have.
`;

const ways: Record<Way, string> = {
  screen: 'Exported from a screen',
  loader: 'By API names, from data loaders and bulk APIs',
  warehouse: 'Copied to a warehouse',
};

test('docs/guide/presets.md is made from the presets: vitest -u writes it again', async () => {
  const vendors = [...new Set(allPresets.map(({ vendor }) => vendor))];
  const text = [intro, ...vendors.map(chapterOf)].join('\n');
  await expect(text).toMatchFileSnapshot('../../../docs/guide/presets.md');
});

function chapterOf(vendor: string): string {
  const own = allPresets.filter((preset) => preset.vendor === vendor);
  const sections = (Object.keys(ways) as Way[]).flatMap((way) => {
    const some = own.filter((preset) => preset.way === way);
    return some.length === 0
      ? []
      : [`### ${ways[way]}\n\n| export | known by | becomes | built from |\n|---|---|---|---|\n${some.map(lineOf).join('\n')}\n`];
  });
  return `## ${vendor}\n\n${sections.join('\n')}`;
}

function lineOf(preset: Preset): string {
  const brings = preset.leftOut === undefined ? bringsOf(preset).join(', ') : `left out: ${preset.leftOut}`;
  const becomes = preset.note === undefined ? brings : `${brings}. ${preset.note}`;
  return `| ${sourceOf(preset)} | ${preset.needs.map(nameOf).join(', ')} | ${becomes} | [page](${preset.documentation}) |`;
}

function nameOf(column: string): string {
  const [first, ...others] = column.split('|');
  return others.length === 0 ? first! : `[${first}]`;
}

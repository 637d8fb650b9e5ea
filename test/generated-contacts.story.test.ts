import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { createRandom } from '#test/invented-log.ts';
import { entente, newDataFolder, removeDataFolder } from '#test/program.ts';

interface Imported {
  importRun: { rowsRead: number; created: number; changed: number; unchanged: number; refused: number; rowsPerSecond: number };
}

const mapping = resolve(import.meta.dirname, 'mappings/b2b-contacts.json');
const contactCount = 20_000;
const mostMegabytes = 512;
const folder = newDataFolder();
const file = join(folder, 'contacts.csv');
const contacts = inventedContacts(contactCount, 7);

beforeAll(() => {
  const header = [...Object.keys(contacts[0]!), 'person_id', 'company_id'];
  const lines = contacts.map((contact, index) =>
    [...Object.values(contact), String(index >> 1), String(index % 900)].map(quoted).join(','),
  );
  writeFileSync(file, `${[header.join(','), ...lines].join('\n')}\n`);
});
afterAll(() => removeDataFolder(folder));

test(`${contactCount.toLocaleString('en')} contacts become as many people, once, in little memory`, { timeout: 120_000 }, async () => {
  const first = await importContacts();
  expect(first.importRun).toMatchObject({ rowsRead: contactCount, created: contactCount, changed: 0, unchanged: 0, refused: 0 });
  const expected = contacts.map(({ first_name, last_name, email, company, source, city }) => {
    return { name: [first_name, last_name].filter(Boolean).join(' '), email: email.toLowerCase(), company, source, city };
  });
  const people = await knownPeople();
  expect(people.length).toBe(contactCount);
  expect(inOrder(people)).toEqual(inOrder(expected));

  const again = await importContacts();
  expect(again.importRun).toMatchObject({ rowsRead: contactCount, created: 0, changed: 0, unchanged: contactCount, refused: 0 });
  expect(await knownPeople()).toEqual(people);

  for (const { importRun, peakMegabytes } of [first, again]) {
    process.stdout.write(`${Math.round(importRun.rowsPerSecond).toLocaleString('en')} rows/s, at most ${peakMegabytes} MB\n`);
    expect(peakMegabytes).toBeLessThan(mostMegabytes);
  }
});

/** The command line in a process that may keep 256 MB of objects, and the most memory that it ever had. */
async function importContacts(): Promise<Imported & { peakMegabytes: number }> {
  const peak = join(folder, 'peak');
  // In kilobytes on every system.
  const report = `process.on('exit', () => process.getBuiltinModule('fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)))`;
  const nodeOptions = ['--max-old-space-size=256', '--import', `data:text/javascript,${encodeURIComponent(report)}`];
  const { code, out, err } = await entente(['import', file, '--mapping', mapping, '--data', folder, '--json'], { PEAK: peak }, nodeOptions);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return { ...(JSON.parse(out) as Imported), peakMegabytes: Math.round(Number(readFileSync(peak, 'utf8')) / 1024) };
}

interface KnownPerson {
  name: string;
  email: string;
  company: string;
  source: string;
  city: string;
}

/** Everybody in the record, by the database itself. */
async function knownPeople(): Promise<KnownPerson[]> {
  const server = await launchEmbeddedPostgres({ dataFolder: folder, log: createLog('silent') });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const { rows } = await client.query<KnownPerson>(
    `select name, lower(email) as email, company, coalesce(attributes ->> 'source', '') as source, coalesce(attributes ->> 'city', '') as city
     from entente.people order by id`,
  );
  await client.end();
  await server.stop();
  return rows;
}

function inOrder(people: readonly KnownPerson[]): string[] {
  return people.map(({ name, email, company, source, city }) => [name, email, company, source, city].join('|')).sort();
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Contacts with what real ones have: empty cells, quotes, commas and line ends in names, letters beyond ASCII, addresses in capitals. */
function inventedContacts(count: number, seed: number) {
  const random = createRandom(seed);
  const pick = (choices: readonly string[]) => choices[Math.floor(random() * choices.length)]!;
  const sometimes = (share: number, text: string) => (random() < share ? text : '');
  return Array.from({ length: count }, (_, index) => {
    const first = pick(['Ana', 'Ben', 'Mei', 'Søren', 'Zoë', 'Jürgen', 'Ngũgĩ', 'O’Neal', '']);
    const last = pick(['Ruiz', 'Okafor', 'Tanaka', 'Marek', 'van der Berg', 'D"Arcy', 'Łukasiewicz']);
    const domain = `${pick(['northlake', 'apex-labs', 'stone', 'orion'])}${index % 900}.example`;
    const address = `${last.replaceAll(/[^A-Za-z]/g, '')}.${index >> 1}@${domain}`;
    return {
      unique_id: String(index),
      source: pick(['crm', 'mkt']),
      first_name: first,
      last_name: last,
      email: sometimes(0.85, random() < 0.1 ? address.toUpperCase() : address),
      company: pick(['Northlake Instruments, Inc.', 'Apex\nLabs', 'Stone & "Sons"', 'Orion GmbH & Co. KG', '']),
      domain: sometimes(0.5, domain),
      phone: sometimes(0.5, `+33 (718) 698-${String(index).padStart(5, '0')}`),
      city: sometimes(0.7, pick(['Lille', 'München', 'Bristol'])),
      country: sometimes(0.8, pick(['FR', 'DE', 'GB'])),
      title: sometimes(0.7, pick(['CEO', 'Buyer', 'VP Marketing'])),
    };
  });
}

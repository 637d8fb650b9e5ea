import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { asOwner, withDatabase } from '#test/database.ts';
import { entente, ententeJson, newDataFolder, removeDataFolder, startServer } from '#test/program.ts';

// Erik operates Entente at Northlake's; he takes backups from a terminal, and moves to another machine.

interface Answer {
  file: string;
  rows: number;
  bytes: number;
}

let data: string;
let backups: string;
const folders: string[] = [];

beforeAll(async () => {
  data = newDataFolder();
  backups = mkdtempSync(join(tmpdir(), 'entente-backups-'));
  const contacts = join(backups, 'contacts.csv');
  writeFileSync(
    contacts,
    'Record ID,First Name,Last Name,Email\n1,Ingrid,Halvorsen,ingrid@fjord.example\n2,Said,Øvrebø,said@fjord.example\n',
  );
  await ententeJson(['import', contacts, '--data', data]);
});
afterAll(() => {
  for (const folder of [data, ...folders]) removeDataFolder(folder);
  rmSync(backups, { recursive: true });
});

function anotherFolder(): string {
  const folder = newDataFolder();
  folders.push(folder);
  return folder;
}

const peopleOf = (env: Record<string, string>, ...words: string[]) => ententeJson<unknown>(['people', 'find', 'ingrid', ...words], env);

test('a backup of a running Entente moves to another machine, with the ids of everybody', async () => {
  const server = await startServer(data);
  const folder = join(backups, 'nightly');
  const said = await entente(['backup', folder, '--data', data]);
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).toMatch(/^[\d,]+ rows in .*nightly, [\d.]+ MB\. It holds everything/);
  expect(statSync(folder).mode & 0o777).toBe(0o600);
  const refusedThere = await entente(['restore', folder, '--data', data]);
  expect(refusedThere).toMatchObject({ code: 1, err: expect.stringContaining(`Entente runs on ${data}`) });
  await server.end('SIGTERM');
  const there = anotherFolder();
  expect(await entente(['restore', folder, '--check'])).toMatchObject({ code: 0, out: expect.stringContaining('is whole') });
  expect(await entente(['restore', folder, '--data', there])).toMatchObject({
    code: 0,
    out: expect.stringContaining('each as the backup has it'),
  });
  expect(readFileSync(join(there, 'secret'), 'utf8')).toBe(readFileSync(join(data, 'secret'), 'utf8'));
  expect(await peopleOf({}, '--data', there)).toEqual(await peopleOf({}, '--data', data));
  expect(await entente(['restore', folder, '--data', there])).toMatchObject({
    code: 1,
    err: expect.stringContaining('holds a company already'),
  });
});

test('a backup goes into a PostgreSQL of another version, and back', async () => {
  const { serverUrl } = inject('postgres');
  const name = `restored_${Date.now()}`;
  await asOwner(serverUrl, `create database ${name}`);
  const env = { DATABASE_URL: withDatabase(serverUrl, name), ENTENTE_DATA: anotherFolder() };
  try {
    const first = await ententeJson<Answer>(['backup', backups, '--data', data]);
    expect(readdirSync(backups).filter((file) => /^entente-.*Z\.zip$/.test(file))).toEqual([first.file.slice(backups.length + 1)]);
    expect(await ententeJson<Answer>(['restore', first.file], env)).toMatchObject({ rows: first.rows });
    const second = await ententeJson<Answer>(['backup', join(backups, 'second.zip')], env);
    const there = anotherFolder();
    expect(await ententeJson<Answer>(['restore', second.file, '--data', there])).toMatchObject({ rows: second.rows });
    expect(await peopleOf({}, '--data', there)).toEqual(await peopleOf({}, '--data', data));
  } finally {
    await asOwner(serverUrl, `drop database ${name} with (force)`);
    await asOwner(serverUrl, `drop role if exists ${name}_app`);
  }
});

test('what cannot be is refused in a sentence, and nothing is written', async () => {
  const empty = anotherFolder();
  const cases: [string[], string][] = [
    [['backup', join(backups, 'x.zip'), '--data', empty], `There is no database in ${empty}`],
    [['backup', join(backups, 'contacts.csv'), '--data', data], 'There is something at'],
    [['backup', join(backups, 'x.zip'), '--url', 'https://entente.example'], 'made where the database is'],
    [['backup', join(backups, 'no', 'x.zip'), '--data', data], 'ENOENT'],
    [['restore', join(backups, 'no.zip'), '--data', empty], 'is no backup, or was cut short'],
    [['restore', join(backups, 'contacts.csv'), '--data', empty], 'is no backup, or was cut short'],
  ];
  for (const [words, sentence] of cases) {
    const { code, err } = await entente(words);
    expect({ words, code, err }).toEqual({ words, code: 1, err: expect.stringContaining(sentence) });
  }
  expect(existsSync(join(empty, 'postgres'))).toBe(false);
  expect(existsSync(join(backups, 'x.zip'))).toBe(false);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entente, newDataFolder, removeDataFolder } from '#test/program.ts';

let folder: string;
beforeAll(() => void (folder = newDataFolder()));
afterAll(() => removeDataFolder(folder));

const say = async (...words: string[]) => (await entente([...words, '--data', folder])) as { code: number; out: string; err: string };

test('from a terminal: ask about somebody, read what is held of them, erase them', async () => {
  const file = join(folder, 'contacts.csv');
  const mapping = join(folder, 'contacts.json');
  writeFileSync(file, 'id,name,mail\n17,Ingrid Halvorsen,ingrid@fjordvann.example\n');
  writeFileSync(
    mapping,
    JSON.stringify({
      entente: 1,
      source: 'Contacts',
      shape: 'table',
      person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, email: { column: 'mail' } },
    }),
  );
  expect((await say('import', file, '--mapping', mapping)).code).toBe(0);
  const [person] = JSON.parse((await say('people', 'find', 'ingrid', '--json')).out).people;
  const made = await say('asks', 'make', 'Who knows her best?', '--of', 'both', '--kind', 'question', '--about', person.id);
  const id = /a_\w+/.exec(made.out)![0];
  expect((await say('asks')).out).toContain('Who knows her best?');
  expect((await say('asks', 'show', id)).out).toMatch(/The operator asked both sides a question\./);
  // Whoever sits at the machine is of no side.
  expect(await say('asks', 'answer', id, '--text', 'I do.')).toMatchObject({
    code: 1,
    err: expect.stringContaining('You cannot answer this ask.'),
  });
  const report = JSON.parse((await say('people', 'report', person.id)).out);
  expect(report.sections.find((section: { name: string }) => section.name === 'records').rows[0]).toMatchObject({
    name: 'Ingrid Halvorsen',
  });
  expect((await say('people', 'erase', person.id, '--confirm', 'Somebody', '--wish-of', 'person')).err).toContain(
    'That is neither the name nor the mail',
  );
  expect((await say('people', 'erase', person.id, '--confirm', 'Ingrid Halvorsen', '--wish-of', 'person')).out).toContain('Figures stay.');
  expect((await say('people', 'find', 'ingrid')).out).toContain('Nobody is known by that beginning.');
  expect((await say('asks', 'settle', id)).out).toBe('The operator said that it is answered.\n');
}, 180_000);

import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entente } from '#test/program.ts';

// A server that answers with groups of its own: what is told here is how the terminal passes them on.
const people = {
  fileNames: ['contacts.csv'],
  uploadIds: ['u_1'],
  preset: { title: 'HubSpot contacts export' },
  mapping: { source: 'HubSpot contacts' },
};
const roles = { fileNames: ['role.csv'], uploadIds: ['u_2'], mapping: null, leftOut: 'What users may do there says nothing of people.' };
const presets = [
  { vendor: 'HubSpot', title: 'HubSpot contacts export', brings: ['people'], documentation: 'https://x.example/contacts' },
  { vendor: 'Zoho', title: 'Zoho leads export', brings: ['people'], documentation: 'https://x.example/leads' },
];
let groups: object[] = [];
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    const path = request.url!.split('?')[0];
    const answer = path === '/api/uploads' ? { upload: { id: 'u_1' } } : path === '/api/presets' ? { presets } : { groups };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void server.close());

const folder = mkdtempSync(join(tmpdir(), 'entente-'));
const file = join(folder, 'contacts.csv');
writeFileSync(file, 'id\n1\n');
const told = (...words: string[]) =>
  entente([...words, `--url=http://127.0.0.1:${(server.address() as AddressInfo).port}`], { ENTENTE_API_KEY: 'a-key' });

it('prints the one mapping, ready to be given to an import', async () => {
  groups = [people];
  const { code, out, err } = await told('suggest-mapping', file);
  expect([code, err, JSON.parse(out)]).toEqual([0, '', { source: 'HubSpot contacts' }]);
});

it('tells kinds of files apart, and says in words which are known and which are left out', async () => {
  groups = [people, roles];
  const { out, err } = await told('suggest-mapping', file);
  expect(JSON.parse(out)).toEqual([
    { fileNames: ['contacts.csv'], mapping: { source: 'HubSpot contacts' } },
    { fileNames: ['role.csv'], mapping: null },
  ]);
  expect(err).toBe('contacts.csv: as HubSpot contacts export\nrole.csv: left out. What users may do there says nothing of people.\n');
});

it('writes mappings into a folder in the order of import', async () => {
  groups = [people, roles];
  const into = mkdtempSync(join(tmpdir(), 'entente-'));
  expect((await told('suggest-mapping', file, '--write', into)).code).toBe(0);
  expect(readdirSync(into)).toEqual(['01-contacts.mapping.json']);
  expect(JSON.parse(readFileSync(join(into, '01-contacts.mapping.json'), 'utf8'))).toEqual({ source: 'HubSpot contacts' });
  const { code, err } = await told('suggest-mapping', file, '--write', join(into, 'nowhere'));
  expect([code, err]).toEqual([1, expect.stringContaining('cannot be written')]);
});

it('lists the exports that are known, of one vendor where asked', async () => {
  const { out } = await told('presets', 'zoho');
  expect(out).toContain('Zoho leads export');
  expect(out).not.toContain('HubSpot');
  const { code, err } = await told('presets', 'SugarCRM');
  expect([code, err]).toEqual([1, expect.stringMatching(/no preset for SugarCRM.*\n?.*HubSpot, Zoho/)]);
});

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join as inFolder } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entente, newDataFolder, removeDataFolder } from '#test/program.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

// Ana keeps the list of members from a terminal, signed in there. Neither Ben may, nor a program with her key.

let server: WorkspaceServer;
let ana: (...words: string[]) => ReturnType<typeof entente>;
let ben: typeof ana;
let program: typeof ana;
const folder = newDataFolder();

beforeAll(async () => {
  server = await workspaceServer();
  const anas = await setUpNorthlake(server);
  const bens = await join(server, anas, guest('Ben Okafor', 'ben@northlake.example', 'sales', 'member'));
  await join(server, anas, guest('Mei Tanaka', 'mei@northlake.example', 'sales', 'head-of-sales'));
  await server.http.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.http.server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const told =
    (env: Record<string, string>) =>
    (...words: string[]) =>
      entente([...words, `--url=${url}`], env);
  const signedIn = (browser: typeof anas) => {
    const config = mkdtempSync(inFolder(folder, 'config-'));
    mkdirSync(inFolder(config, 'entente'));
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    writeFileSync(inFolder(config, 'entente', 'sessions.json'), JSON.stringify({ [url]: cookie }));
    return told({ XDG_CONFIG_HOME: config });
  };
  ana = signedIn(anas);
  ben = signedIn(bens);
  program = told({ ENTENTE_API_KEY: (await anas.post('/api/api-keys', { name: 'Warehouse' })).body.key });
});
afterAll(async () => {
  removeDataFolder(folder);
  await server.close();
});

const guest = (name: string, email: string, team: string, role: string) => ({
  name,
  email,
  team,
  role,
  password: 'ferry at half past six',
});
const linesAbout = async (name: string, ...words: string[]) =>
  (await ana('members', ...words)).out.split('\n').filter((line) => line.startsWith(name));

test('a team, a role, a manager and names are changed, and stand in the list', async () => {
  expect(
    await ana(
      'members',
      'change',
      'BEN@northlake.example',
      '--team',
      'marketing',
      '--manager',
      'mei@northlake.example',
      '--names',
      'B. Okafor',
      'okafor',
    ),
  ).toMatchObject({
    code: 0,
    err: '',
    out: 'Ben Okafor is changed.\n',
  });
  expect((await linesAbout('Ben'))[0]!.split(/ {2,}/)).toEqual([
    'Ben Okafor',
    'ben@northlake.example',
    'marketing',
    'member',
    'Mei Tanaka',
  ]);
  const { members } = JSON.parse((await ana('members', 'list', '--json')).out) as { members: { name: string; names: string[] }[] };
  expect(members.find(({ name }) => name === 'Ben Okafor')!.names).toEqual(['B. Okafor', 'okafor']);
  await ana('members', 'change', 'ben@northlake.example', '--no-manager', '--no-names', '--team', 'sales');
  expect((await linesAbout('Ben'))[0]!.split(/ {2,}/)).toEqual(['Ben Okafor', 'ben@northlake.example', 'sales', 'member']);
});

test('a membership ends, is seen among the former ones, and comes back', async () => {
  expect((await ana('members', 'end', 'mei@northlake.example')).out).toBe('Mei Tanaka is no longer a member.\n');
  expect([await linesAbout('Mei'), (await linesAbout('Mei', 'list', '--former'))[0]]).toEqual([[], expect.stringContaining('2026-11-17')]);
  expect((await ana('members', 'return', 'mei@northlake.example')).out).toBe('Mei Tanaka is a member again.\n');
  expect(await linesAbout('Mei')).toHaveLength(1);
});

test('who may not, whom nobody knows and what says nothing are refused in words', async () => {
  expect(await ben('members', 'end', 'ana@northlake.example')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('Your role may not add, change or end memberships.'),
  });
  expect(await program('members', 'end', 'ben@northlake.example')).toMatchObject({
    code: 1,
    out: '',
    err: 'An API key may not add, change or end memberships.\n  Accepted: a member who is signed in\n',
  });
  expect([await linesAbout('Ana'), await linesAbout('Ben')].map(({ length }) => length)).toEqual([1, 1]);
  expect(await ana('members', 'end', 'nobody@northlake.example')).toMatchObject({
    code: 1,
    err: 'Nobody here has the mail address or id nobody@northlake.example.\n  Accepted: one of "entente members list --former"\n',
  });
  expect(await ana('members', 'change', 'ben@northlake.example')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Nothing to change was said.'),
  });
  expect(await ana('members', 'change', 'ben@northlake.example', '--role', 'king')).toMatchObject({
    code: 1,
    err: expect.stringContaining('head-of-sales'),
  });
});

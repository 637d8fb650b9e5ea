import { afterAll, beforeAll, expect, test } from 'vitest';
import { inDirectory } from '#platform/database/database.ts';
import { createJourneys } from '#journeys/public.ts';
import { createScoreboardSlice } from '#scoreboard/public.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { everyFactsView, storeHistory } from '#test/stored-history.ts';
import { join, setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let meis: Browser;
let lenas: Browser;
beforeAll(async () => {
  const { openJourneys } = createJourneys({ facts: everyFactsView });
  server = await workspaceServer({ slices: [createScoreboardSlice({ openJourneys })] });
  const ana = await setUpNorthlake(server);
  meis = await join(server, ana, mei);
  const lena = {
    name: 'Lena Voss',
    email: 'lena@northlake.example',
    team: 'people',
    role: 'people-partner',
    password: 'the door is always open',
  };
  lenas = await join(server, ana, lena);
  await meis.patch('/api/profile', { names: ['rep-17'] });
  const at = Date.parse('2026-11-02T10:00:00+01:00');
  const lead = (owner: string, origin: string) => ({
    attributes: { owner, origin },
    moments: [{ kind: 'captured', at, label: 'Lead' } as const, { kind: 'handoff-offered', at } as const],
  });
  const workspaceId = await inDirectory(
    server.database,
    async (tx) => (await tx.client.query<{ id: number }>('select id from directory.workspaces')).rows[0]!.id,
  );
  await storeHistory(server.database, workspaceId, [lead('REP-17', 'fair'), lead('rep-23', 'mail')], { observedUntil: at + 86_400_000 });
});
afterAll(() => server.close());

const period = 'from=2026-11-02&to=2026-11-02';
const attributes = async (browser: Browser) =>
  (await browser.get('/api/measures/attributes')).body.attributes.map((each: { name: string }) => each.name);

test('who works with leads sees figures by seller', async () => {
  expect(await attributes(meis)).toEqual(['origin', 'owner']);
  const answer = await meis.get(`/api/measures/response-times?by=owner&${period}`);
  expect(answer.status).toBe(200);
  expect(Object.keys(answer.body.by)).toEqual(expect.arrayContaining(['REP-17']));
});

test('a people partner sees the same figures, and none by the names of sellers, by whichever way they ask', async () => {
  expect(await attributes(lenas)).toEqual(['origin']);
  expect((await lenas.get(`/api/measures/response-times?by=origin&${period}`)).body.handoffs).toBe(2);
  const refused = { status: 403, body: { code: 'names-sellers', detail: expect.stringContaining('owner names sellers') } };
  for (const measure of ['response-times', 'funnel']) {
    expect(await lenas.get(`/api/measures/${measure}?by=owner&${period}`)).toMatchObject(refused);
    expect(await lenas.get(`/api/measures/${measure}?where=owner:rep-23&${period}`)).toMatchObject(refused);
    expect(await lenas.get(`/api/measures/${measure}?where=${encodeURIComponent('origin:fair\nowner:rep-23')}&${period}`)).toMatchObject(
      refused,
    );
  }
});

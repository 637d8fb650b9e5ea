import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, setUpNorthlake, type WorkspaceServer } from '#test/workspace-server.ts';

const log =
  'Kunde;Was;Phase;Zeitpunkt\n17;Lead captured;;3.2.2026 9:05\n17;Anruf;start;3.2.2026 9:40\n18;Lead captured;;4.2.2026 11:30\n18;Won;;5.2.2026 8:00\n';

describe('what happens in a log whose columns nobody could guess', () => {
  let app: TestApp;
  let ana: Browser;
  let uploadIds: string[];
  beforeAll(async () => {
    app = await testApp();
    ana = await setUpNorthlake(app as unknown as WorkspaceServer);
    const { body } = await uploadAs(app.http, ana, 'vorgang.csv', log);
    uploadIds = [body.upload.id];
  });
  afterAll(() => app.close());

  test('is counted by the columns that somebody names, the most frequent first, with a guess', async () => {
    const { status, body } = await ana.post('/api/activity-counts', { uploadIds, activity: 'Was', lifecycle: 'Phase' });
    expect(status).toBe(200);
    expect(body.activities).toEqual([
      { activity: 'Lead captured', lifecycle: '', rows: 2 },
      { activity: 'Anruf', lifecycle: 'start', rows: 1 },
      { activity: 'Won', lifecycle: '', rows: 1 },
    ]);
    expect(body.events).toMatchObject([
      { activity: 'Lead captured', becomes: 'captured', stage: 'Lead captured' },
      { activity: 'Won', becomes: 'won', stage: 'Won' },
    ]);
    expect(body.stages).toEqual(['Lead captured', 'Won']);
  });

  test('is refused with the columns that there are when one is none of them', async () => {
    const { status, body } = await ana.post('/api/activity-counts', { uploadIds, activity: 'Was', lifecycle: 'Stufe' });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'no-such-column',
      detail: 'There is no column Stufe.',
      where: 'vorgang.csv, header',
      accepted: 'Kunde, Was, Phase, Zeitpunkt',
    });
  });

  test('is counted in the file as the mapping says that it is to be read', async () => {
    const asked = { uploadIds, activity: 'Kunde;Was;Phase;Zeitpunkt', file: { delimiter: ',', encoding: 'windows-1252' } };
    const { body } = await ana.post('/api/activity-counts', asked);
    expect(body.activities).toHaveLength(4);
  });

  test('is not told to members who may not import', async () => {
    const guest = await join(app as unknown as WorkspaceServer, ana, mei);
    expect(await guest.post('/api/activity-counts', { uploadIds, activity: 'Was' })).toMatchObject({ status: 403 });
  });
});

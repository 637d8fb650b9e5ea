import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { testApp, type TestApp } from '#test/app.ts';
import type { Browser } from '#test/browser.ts';
import { fjordvannFiles } from '#test/fjordvann.ts';
import { ben, mei } from '#test/northlake-people.ts';
import { uploadAs } from '#test/upload.ts';
import { join, northlake } from '#test/workspace-server.ts';

const vera = { name: 'Vera Lind', email: 'vera@northlake.example', team: 'sales', role: 'viewer', password: 'only looking around' };
const pia = { name: 'Pia Holm', email: 'pia@northlake.example', team: 'people', role: 'people-partner', password: 'hearing both sides' };

let app: TestApp;
let ana: Browser;
let headOfSales: Browser;
let seller: Browser;
let viewer: Browser;
let partner: Browser;
const things: Record<string, { kind: string; id: string }> = {};

beforeAll(async () => {
  app = await testApp();
  ana = app.browser();
  await ana.post('/api/companies', northlake(app.platform));
  [headOfSales, seller, viewer, partner] = [
    await join(app as never, ana, ben),
    await join(app as never, ana, mei),
    await join(app as never, ana, vera),
    await join(app as never, ana, pia),
  ];
  for (const { name, mapping, content } of fjordvannFiles) {
    const { body } = await uploadAs(app.http, ana, name, content);
    const run = await ana.post('/api/import-runs', { uploadIds: [body.upload.id], mapping });
    things['importRun'] = { kind: 'importRun', id: run.body.importRun.id };
    await app.worker.settle();
  }
  const { people } = (await ana.get('/api/people?search=ingrid')).body;
  const person = (await ana.get(`/api/people/${people[0].id}`)).body;
  things['person'] = { kind: 'person', id: people[0].id };
  things['account'] = { kind: 'account', id: person.accounts[0].id };
  things['deal'] = { kind: 'deal', id: person.deals[0].id };
  const asked = await ana.post('/api/asks', { kind: 'question', text: 'Does she buy before winter?', side: 'sales' });
  things['ask'] = { kind: 'ask', id: asked.body.ask.id };
  await app.worker.settle();
});
afterAll(() => app.close());

const about = (kind: string) => things[kind]!;
const say = (who: Browser, kind: string, text: string) => who.post('/api/comments', { about: about(kind), text });
const read = async (who: Browser, kind: string) => (await who.get(`/api/comments?kind=${kind}&id=${about(kind).id}`)).body;
const told = async (who: Browser) =>
  (await who.get('/api/notices')).body.notices.map(({ sentence }: { sentence: string }) => sentence) as string[];
async function rows(): Promise<string> {
  return inWorkspace(app.platform.database, 1, async (tx) => {
    const found: unknown[] = [];
    for (const table of ['comments', 'comment_changes', 'mentions', 'follows', 'notices', 'notice_silences'])
      found.push((await tx.client.query(`select * from entente.${table}`)).rows);
    return JSON.stringify(found);
  });
}

test('whoever asked, or began an import, is told of its end; the side that is asked is told of the ask', async () => {
  expect((await told(ana))[0]).toBe('Your import of HubSpot is done.');
  expect(await told(ana)).toHaveLength(fjordvannFiles.length);
  expect(await told(seller)).toEqual(['Ana Ruiz asked your side: “Does she buy before winter?”']);
  expect([await told(viewer), await told(partner)]).toEqual([[], []]);
});

test.each(['person', 'account', 'deal', 'ask', 'importRun'])(
  'of a %s everybody who sees it reads what was said; whom it mentions is told',
  async (kind) => {
    const before = (await told(headOfSales)).length;
    const written = await say(seller, kind, '@Ben Okafor, she asked for a price. See https://fjordvann.example');
    expect(written).toMatchObject({
      status: 201,
      body: { comment: { state: 'written', by: { name: 'Mei Tanaka' }, mentions: [{ name: 'Ben Okafor' }] } },
    });
    expect(await read(viewer, kind)).toMatchObject({
      comments: [{ text: expect.stringContaining('price') }],
      isFollowed: false,
      may: { write: false },
    });
    expect(await read(seller, kind)).toMatchObject({ isFollowed: true, followers: 1, may: { write: true } });
    expect(await told(headOfSales)).toHaveLength(before + 1);
    expect((await told(headOfSales))[0]).toContain('Mei Tanaka mentioned you at');
  },
);

test('followers are told of what others say, not of their own words, and not twice', async () => {
  expect((await ana.post('/api/follows', { about: about('deal') })).status).toBe(201);
  await ana.post('/api/follows', { about: about('deal') });
  const [mine, hers] = [(await told(ana)).length, (await told(seller)).length];
  await say(headOfSales, 'deal', 'The offer goes out on Friday. @Ana Ruiz');
  await say(headOfSales, 'deal', 'It went out.');
  expect((await told(ana)).slice(0, 2)).toEqual(['Ben Okafor commented on Meters renewal.', 'Ben Okafor mentioned you at Meters renewal.']);
  expect([(await told(ana)).length - mine, (await told(seller)).length - hers]).toEqual([2, 2]);
  expect((await ana.remove(`/api/follows?kind=deal&id=${about('deal').id}`)).body).toEqual({ isFollowed: false });
  await say(headOfSales, 'deal', 'And was signed.');
  expect(await told(ana)).toHaveLength(mine + 2);
});

test('what is read is read, only one’s own, and each kind can be silenced', async () => {
  const { notices, unread } = (await seller.get('/api/notices')).body;
  expect(unread).toBe(notices.length);
  expect((await headOfSales.post('/api/notice-readings', { ids: [notices[0].id] })).status).toBe(201);
  expect((await seller.get('/api/unread-notices')).body).toEqual({ unread });
  expect((await seller.post('/api/notice-readings', { ids: [notices[0].id] })).body).toEqual({ unread: unread - 1 });
  expect((await seller.post('/api/notice-readings', {})).body).toEqual({ unread: 0 });
  expect((await seller.patch('/api/notice-choices', { choices: { comment: false } })).body.choices).toMatchObject({
    comment: false,
    mention: true,
  });
  await say(headOfSales, 'deal', 'Nobody listens.');
  await say(headOfSales, 'deal', 'Or do you, @Mei Tanaka?');
  expect((await seller.get('/api/unread-notices')).body).toEqual({ unread: 1 });
  await seller.patch('/api/notice-choices', { choices: { comment: true } });
});

test('the author edits and removes, heads remove, and what it said before is nowhere any more', async () => {
  const { id } = (await say(seller, 'account', 'A slip of the pen')).body.comment;
  const untouched = await rows();
  expect(await ana.patch(`/api/comments/${id}`, { text: 'Mine' })).toMatchObject({ status: 403, body: { code: 'not-yours' } });
  expect(await viewer.remove(`/api/comments/${id}`)).toMatchObject({ status: 403, body: { code: 'not-permitted' } });
  expect(await viewer.post('/api/comments', { about: about('account'), text: 'Me too' })).toMatchObject({ status: 403 });
  expect(await seller.patch(`/api/comments/${id}`, { text: '  ' })).toMatchObject({ status: 422, body: { where: 'text' } });
  expect(await say(seller, 'account', ' ')).toMatchObject({ status: 422 });
  expect(await partner.get(`/api/comments?kind=account&id=${about('account').id}`)).toMatchObject({ status: 403 });
  expect(await partner.post('/api/follows', { about: about('account') })).toMatchObject({ status: 403 });
  expect(await ana.post('/api/comments', { about: { kind: 'deal', id: about('person').id }, text: 'x' })).toMatchObject({ status: 404 });
  expect(await rows()).toBe(untouched);
  const edited = await seller.patch(`/api/comments/${id}`, { text: 'Said better, @Vera Lind' });
  expect(edited.body.comment).toMatchObject({ state: 'edited', text: 'Said better, @Vera Lind', changedAt: expect.any(String) });
  expect(await told(viewer)).toEqual(['Mei Tanaka mentioned you at Fjordvann Utilities.']);
  expect((await ana.remove(`/api/comments/${id}`)).body.comment).toMatchObject({
    state: 'removed',
    text: '',
    may: { edit: false, remove: false },
  });
  expect(await seller.patch(`/api/comments/${id}`, { text: 'Again' })).toMatchObject({ status: 409, body: { code: 'comment-removed' } });
  expect(await rows()).not.toContain('slip of the pen');
});

test('of two members of one name only the one who was chosen is told, also after the words are edited', async () => {
  const other = { ...mei, email: 'mei.tanaka@northlake.example', team: 'marketing', password: 'the other of two' };
  const namesake = await join(app as never, ana, other);
  const { members } = (await ana.get('/api/members')).body;
  const { id } = members.find(({ email }: { email: string }) => email === other.email);
  const before = (await told(seller)).length;
  const wanted = { about: about('deal'), text: 'Which page was it, @Mei Tanaka?', mentions: [id] };
  const { comment } = (await headOfSales.post('/api/comments', wanted)).body;
  expect(comment.mentions).toMatchObject([{ id, team: 'marketing' }]);
  expect((await told(namesake))[0]).toBe('Ben Okafor mentioned you at Meters renewal.');
  await headOfSales.patch(`/api/comments/${comment.id}`, { text: 'Which page was it then, @Mei Tanaka?', mentions: [id] });
  expect((await told(seller)).filter((one) => one.includes('mentioned you at Meters renewal')).length).toBeLessThanOrEqual(before);
  expect((await told(seller))[0]).not.toBe('Ben Okafor mentioned you at Meters renewal.');
  await headOfSales.post('/api/comments', { about: about('deal'), text: 'Both of you, @Mei Tanaka' });
  expect((await told(seller))[0]).toBe('Ben Okafor mentioned you at Meters renewal.');
});

test('what was said about an erased person goes, and comments elsewhere that name them are to be looked at', async () => {
  await say(seller, 'account', 'Ingrid Halvorsen decides here.');
  const report = (await ana.get(`/api/people/${about('person').id}/report`)).body;
  const section = report.sections.find(({ name }: { name: string }) => name === 'comments');
  expect(section.rows).toMatchObject([{ text: expect.stringContaining('price') }]);
  const wish = { confirmation: 'Ingrid Halvorsen', wishOf: 'person', later: 'refuse' };
  const erased = await ana.post(`/api/people/${about('person').id}/erasures`, wish);
  expect(erased.body.toCheck).toContainEqual({ what: 'A comment names this person.', thing: 'account', id: about('account').id });
  expect((await read(ana, 'person')).comments).toMatchObject([{ state: 'erased', text: '', by: { name: 'Mei Tanaka' } }]);
});

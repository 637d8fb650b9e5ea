import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage, type WatchedPage } from './support/open-browser.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

const sofia = {
  name: 'Sofia Marek',
  email: 'sofia@northlake.example',
  password: 'a fair in Oslo again',
  team: 'marketing',
  role: 'member',
};
const mei = { name: 'Mei Tanaka', email: 'mei@northlake.example', password: 'a call before nine', team: 'sales', role: 'member' };
const words = 'Please call the leads of the fair before Friday.';
const mapping = {
  entente: 1,
  source: 'Fair list',
  shape: 'table',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, email: { column: 'mail' } },
};

/** Two people in two windows: what one does, the other one sees. */
describe.runIf(hasChromium())('asks', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('marketing asks, sales takes, promises and answers, marketing says that it is enough', async () => {
    await withApp(browser, async (app) => {
      const host = await watchedPage(await browser.newContext());
      await setUpNorthlake(host.page, app.setUpUrl);
      const marketing = await newcomer(browser, host.page, app.url, sofia, {
        colorScheme: 'light',
        viewport: { width: 1440, height: 900 },
      });
      const sales = await newcomer(browser, host.page, app.url, mei, { colorScheme: 'dark', viewport: { width: 390, height: 844 } });

      await marketing.page.goto(`${app.url}/asks`);
      await marketing.page.getByText('Here will stand what marketing and sales asked of each other').waitFor();
      expect(await faultsOf(marketing.page)).toEqual([]);
      await asks(marketing.page);
      expect(await faultsOf(marketing.page)).toEqual([]);

      await takesAndAnswers(sales.page, app.url);
      await marketing.page.getByRole('link', { name: words }).click();
      await marketing.page.getByText('Eleven called, four meetings.').waitFor();
      expect(await faultsOf(marketing.page)).toEqual([]);
      await marketing.page.getByRole('button', { name: 'That answers it' }).press('Enter');
      await marketing.page.getByText('Sofia Marek said that it is answered.').waitFor();
      await sales.page.reload();
      await sales.page.getByText('Sofia Marek said that it is answered.').waitFor();
      expect(await sales.page.getByRole('button', { name: 'Answer' }).count()).toBe(0);
      expect([...host.complaints, ...marketing.complaints, ...sales.complaints]).toEqual([]);
    });
  }, 240_000);

  test('an ask about a person stands on their page; the report is downloaded, and after the erasure the page says so', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ acceptDownloads: true }), [422]);
      await setUpNorthlake(page, app.setUpUrl);
      const id = await bringIngrid(page, app.url);
      await page.goto(`${app.url}/people/${id}`);
      await page.getByRole('button', { name: 'Ask about this person' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('In your words').fill('Does she buy before winter?');
      await dialog.getByLabel('In your words').press('Control+Enter');
      await page.getByRole('list', { name: 'Asks about this person' }).getByRole('link', { name: 'Does she buy before winter?' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await looksAtMembers(page);

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Report of what is held' }).click();
      expect((await download).suggestedFilename()).toBe(`report-${id}.html`);

      await erases(page);
      await page.getByText(/^Erased on \d+ \w+ \d{4} at the wish of the person\.$/).waitFor();
      expect(await page.getByText('Ingrid').count()).toBe(0);
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }, 240_000);

  test('when the server refuses, the page says what is wrong and how to go on', async () => {
    await withApp(browser, async (app) => {
      const { page } = await watchedPage(await browser.newContext(), [500]);
      await setUpNorthlake(page, app.setUpUrl);
      const problem = { title: 'Broken', status: 500, code: 'bug', message: 'Something broke on our side.' };
      const refuse = JSON.stringify(problem);
      await page.route(/\/api\/asks/, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: refuse }));
      for (const path of ['/asks', '/asks/a_unknown1']) {
        await page.goto(app.url + path);
        await page.getByRole('alert').getByText('Something broke on our side.').waitFor();
        expect(await faultsOf(page)).toEqual([]);
      }
      await page.unrouteAll();
      await page.goto(`${app.url}/asks/a_unknown1`);
      await page.getByText('This address leads to no ask of your company.').waitFor();
    });
  }, 240_000);
});

/** Joins by a link of the host's, in a window of their own. */
async function newcomer(
  browser: Browser,
  host: Page,
  url: string,
  who: typeof sofia,
  look: Parameters<Browser['newContext']>[0],
): Promise<WatchedPage> {
  const { name, password, ...wanted } = who;
  const invited = await host.request.post(`${url}/api/invitations`, { data: wanted, headers: { origin: url } });
  const { token } = (await invited.json()) as { token: string };
  const context: BrowserContext = await browser.newContext(look);
  const joined = await context.request.post(`${url}/api/invitation-links/${token}/acceptances`, {
    data: { name, password },
    headers: { origin: url },
  });
  expect(joined.status()).toBe(201);
  return watchedPage(context);
}

async function asks(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Who is asked').inputValue()).toBe('sales');
  await dialog.getByLabel('In your words').fill(words);
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('region', { name: 'Sales owes marketing' }).getByRole('link', { name: words }).waitFor();
}

/** On a phone, in the dark, by keyboard where it matters. */
async function takesAndAnswers(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.goto(`${url}/asks`);
  await page.getByRole('radio', { name: /^Waits for my side 1$/ }).press('Space');
  await page.getByRole('link', { name: words }).click();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('I promise it by (optional)').fill(day);
  await page.getByRole('button', { name: 'Take it and promise the day' }).click();
  await page.getByText(/Mei Tanaka promised it by /).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByLabel('Answer', { exact: true }).fill('Eleven called, four meetings.');
  await page.getByLabel('Answer', { exact: true }).press('Control+Enter');
  await page.getByText('Mei Tanaka answered.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

async function bringIngrid(page: Page, url: string): Promise<string> {
  const headers = { origin: url };
  const uploaded = await page.request.post(`${url}/api/uploads?name=fair.csv`, {
    data: Buffer.from('id,name,mail\n17,Ingrid Halvorsen,ingrid@fjordvann.example\n'),
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
  const { upload } = (await uploaded.json()) as { upload: { id: string } };
  await page.request.post(`${url}/api/import-runs`, { data: { uploadIds: [upload.id], mapping }, headers });
  for (;;) {
    const { people } = (await (await page.request.get(`${url}/api/people`)).json()) as { people: { id: string }[] };
    if (people[0]) return people[0].id;
  }
}

/** Without loading anew: the dialog has just read who may be asked, and reads it again behind the page of the members. */
async function looksAtMembers(page: Page): Promise<void> {
  await page.getByRole('button', { name: /settings and account$/ }).click();
  await page.getByRole('menuitem', { name: 'Members' }).click();
  await page.getByText('1 in all').waitFor();
  await page.goBack();
  await page.getByRole('button', { name: 'Ask about this person' }).click();
  await page.getByRole('dialog').getByLabel('Who should own it (optional)').waitFor();
  await page.keyboard.press('Escape');
}

async function erases(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Erase this person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type the name or the mail to confirm').fill('Somebody else');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByText('That is neither the name nor the mail of this person.').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel('Type the name or the mail to confirm').fill('Ingrid Halvorsen');
  await dialog.getByRole('button', { name: 'Erase for good' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

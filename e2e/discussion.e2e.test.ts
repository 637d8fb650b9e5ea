import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillFjordvann } from './support/fill-fjordvann.ts';
import { hasChromium } from './support/find-chromium.ts';
import { ben, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

/** Two members in two windows talk about a person, one of them by keys alone. */
describe.runIf(hasChromium())('comments', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('one mentions the other, who is told, answers, and takes back what he said', async () => {
    await withApp(browser, async (app) => {
      const raj = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await setUpNorthlake(raj.page, app.setUpUrl);
      await fillFjordvann(raj.page, app.url);
      const other = await joins(browser, raj.page, app.url);
      const { people } = (await (await raj.page.request.get(`${app.url}/api/people?search=ingrid`)).json()) as { people: { id: string }[] };
      await raj.page.goto(`${app.url}/people/${people[0]!.id}`);
      await mentions(raj.page);
      await isToldAndAnswers(other.page, app.url);
      await raj.page.goto(`${app.url}/notices`);
      await raj.page.getByRole('link', { name: 'Ben Okafor commented on Ingrid Halvorsen.' }).press('Enter');
      await raj.page.getByText('Removed.').waitFor();
      expect(await faultsOf(raj.page)).toEqual([]);
      expect([...raj.complaints, ...other.complaints]).toEqual([]);
    });
  }, 240_000);
});

async function joins(browser: Browser, host: Page, url: string) {
  const { name, password, ...wanted } = ben;
  const headers = { origin: url };
  const invited = await host.request.post(`${url}/api/invitations`, { data: wanted, headers });
  const { token } = (await invited.json()) as { token: string };
  const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
  await context.request.post(`${url}/api/invitation-links/${token}/acceptances`, { data: { name, password }, headers });
  return watchedPage(context);
}

/** By keys alone: the name is chosen with an arrow and taken with Enter. */
async function mentions(page: Page): Promise<void> {
  await page.getByLabel('Say something').focus();
  await page.keyboard.type('Please call her, @ok');
  await page.getByRole('option', { name: 'Ben Okafor sales' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.type('before Friday: https://fjordvann.example.');
  await page.keyboard.press('Control+Enter');
  const said = page.getByRole('list', { name: 'Comments' }).getByRole('listitem');
  await said.getByRole('link', { name: 'https://fjordvann.example', exact: true }).waitFor();
  expect(await said.innerText()).toContain('Please call her, @Ben Okafor before Friday');
  await page.getByRole('button', { name: 'Following' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

async function isToldAndAnswers(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/people`);
  await page.getByRole('link', { name: 'Notices, 1 unread' }).click();
  await page.getByRole('checkbox', { name: 'Somebody mentions me' }).waitFor();
  await page.getByLabel('Somebody mentions me: by mail').selectOption('daily');
  await page.getByText('Nobody has set up how mail is sent').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: 'Raj Patel mentioned you at Ingrid Halvorsen.' }).click();
  await page.getByLabel('Say something').fill('Called. She is away.');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const mine = page.getByRole('listitem').filter({ hasText: 'Called. She is away.' });
  await mine.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Say it anew').fill('Called. She is back on Monday.');
  await page.getByRole('button', { name: 'Save' }).click();
  const edited = page.getByRole('listitem').filter({ hasText: 'back on Monday' });
  await edited.getByText(', edited').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await edited.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove it for good' }).click();
  await page.getByText('Removed.').waitFor();
  await page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './support/faults-of.ts';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

const mapping = {
  entente: 1,
  source: 'Fair list',
  shape: 'table',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' }, attributes: { origin: { column: 'origin' } } },
};
const guests = Array.from({ length: 120 }, (_, at) => `${at},Guest ${String(at).padStart(3, '0')},${at % 2 ? 'web' : 'fair'}`);

describe.runIf(hasChromium())('many at once', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('some are followed and let go, all that match are asked about in one ask, and it is taken back', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await setUpNorthlake(page, app.setUpUrl);
      await bring(page, app.url);
      await page.goto(`${app.url}/people`);
      await page.getByRole('checkbox', { name: 'Select Guest 000' }).check();
      await page.getByRole('checkbox', { name: 'Select Guest 001' }).check();
      const bar = page.getByRole('region', { name: 'What is selected' });
      expect(await faultsOf(page)).toEqual([]);
      await bar.getByRole('button', { name: 'Follow', exact: true }).click();
      await page.getByText('You follow 2 people more.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Taken back for 2 people.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await asksAboutAll(page, bar);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.goto(`${app.url}/people`);
      await page.getByRole('checkbox').first().check();
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }, 240_000);
});

async function asksAboutAll(page: Page, bar: ReturnType<Page['getByRole']>): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select Guest 000' }).check();
  await bar.getByRole('button', { name: 'Select all that match: 120 people' }).click();
  await bar.getByText('All that match selected: 120 people').waitFor();
  await bar.getByRole('button', { name: 'Ask about them' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ask about 120 people' });
  await dialog.getByLabel('In your words').fill('Please call them this week.');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Asked about 120 people.').waitFor();
  await page.getByRole('link', { name: 'Open the ask' }).click();
  await page.getByRole('link', { name: 'Guest 049' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Show more' }).click();
  await page.getByRole('link', { name: 'Guest 099' }).click();
  await page.getByRole('link', { name: 'Please call them this week.' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

async function bring(page: Page, url: string): Promise<void> {
  const headers = { origin: url };
  const uploaded = await page.request.post(`${url}/api/uploads?name=file.csv`, {
    data: Buffer.from(`id,name,origin\n${guests.join('\n')}\n`),
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
  const { upload } = (await uploaded.json()) as { upload: { id: string } };
  await page.request.post(`${url}/api/import-runs`, { data: { uploadIds: [upload.id], mapping }, headers });
  await expect
    .poll(async () => ((await (await page.request.get(`${url}/api/lists/people/count`)).json()) as { count: number }).count, {
      timeout: 60_000,
    })
    .toBe(guests.length);
}

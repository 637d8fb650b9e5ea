import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillFjordvann } from './support/fill-fjordvann.ts';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

/** From a person to their account, to its deal, and back, by keyboard. */
describe.runIf(hasChromium())('finding', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a person leads to their account, the account to its deals, a deal to its people', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await setUpNorthlake(page, app.setUpUrl);
      await fillFjordvann(page, app.url);
      await page.goto(`${app.url}/people?search=ingrid`);
      await page.getByRole('link', { name: 'Ingrid Halvorsen' }).press('Enter');
      await page.getByRole('link', { name: 'Fjordvann Utilities' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Fjordvann Utilities' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('link', { name: 'Meters for the north plant' }).press('Enter');
      await page.getByRole('row', { name: /Offer sent 10 Apr .*Mei Tanaka Salesforce/ }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('link', { name: 'Meters renewal' }).press('Enter');
      await page.getByText('It follows').waitFor();
      await page.getByRole('link', { name: 'Ingrid Halvorsen' }).press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Ingrid Halvorsen' }).waitFor();
      expect(complaints).toEqual([]);
    });
  }, 240_000);

  test('everything is found and done from one box, by keys alone, and keys can be turned off', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await setUpNorthlake(page, app.setUpUrl);
      await fillFjordvann(page, app.url);
      const box = page.getByRole('combobox', { name: 'Find or do' });
      await page.keyboard.press('Control+k');
      await box.waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.type('berg');
      await page.getByRole('option', { name: 'Mary van der Berg mary@orsta.example' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Mary van der Berg' }).waitFor();
      await page.keyboard.press('g');
      await page.keyboard.press('p');
      await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
      await page.getByRole('searchbox').fill('g d ?');
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('heading', { level: 1, name: 'People' }).click();
      await doesWithoutPointing(page);
      expect(complaints).toEqual([]);
    });
  }, 240_000);
});

/** The last page, the theme, and the sheet of keys with its switch. */
async function doesWithoutPointing(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option', { name: 'Mary van der Berg' }).waitFor();
  await page.keyboard.type('dark');
  await page.getByRole('option', { name: 'Colours: dark' }).waitFor();
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.documentElement.dataset.theme')).toBe('dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Find or do' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Turn single keys off' }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find or do' }).waitFor();
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

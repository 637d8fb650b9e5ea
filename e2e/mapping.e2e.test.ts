import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { generatedLeadLogFile } from './support/lead-log-files.ts';
import { bringFiles, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('matching the columns', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('by hand, with the keyboard, and again without any change', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext(), [422]);
      await setUpNorthlake(page, app.setUpUrl);
      await bringFiles(page, [generatedLeadLogFile()]);
      await choose(page, 'A_SUBMITTED, COMPLETE becomes', 'captured');
      await choose(page, 'W_Afhandelen leads, SCHEDULE becomes', 'handoff-offered');
      await choose(page, 'W_Afhandelen leads, START becomes', 'follow-up');
      await choose(page, 'A_ACTIVATED, COMPLETE becomes', 'won');
      await choose(page, 'O_SENT, COMPLETE becomes', 'stage');
      await page.getByLabel('Stage of O_SENT, COMPLETE').fill('');
      await page.getByRole('alert').waitFor();
      await page.getByLabel('Stage of O_SENT, COMPLETE').fill('Offer sent');
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await movesBefore(page, 'Offer sent', 'Won');
      await page.getByLabel('Name of the source').fill('Leads by hand');
      const mapping = await keptMapping(page);
      expect(mapping).toMatchObject({ source: 'Leads by hand', shape: 'event-log' });
      expect(mapping.stages.indexOf('Offer sent')).toBeLessThan(mapping.stages.indexOf('Won'));
      await page.reload();
      expect(await page.getByLabel('Name of the source').inputValue()).toBe('Leads by hand');
      await importsByKeyboard(page);
      await page.getByRole('heading', { name: 'Leads by hand is imported' }).waitFor();
      await bringFiles(page, [
        generatedLeadLogFile(),
        { name: 'm.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(mapping)) },
      ]);
      await page.getByRole('button', { name: /^Import again/ }).waitFor();
      await importsByKeyboard(page);
      await page.getByText('Nothing has changed.').waitFor();
      expect(complaints).toEqual([]);
    });
  });

  test('a table, with rows that are refused and told why', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await bringFiles(page, [{ name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(contacts) }]);
      // One day of four does not exist, so that the column is not taken for days until somebody says so.
      await choose(page, 'Create Date becomes', 'person.moment');
      await page.getByRole('region', { name: 'Problems' }).waitFor();
      await page.getByRole('row', { name: /^Refused 3 / }).waitFor();
      await importsByKeyboard(page);
      await page.getByRole('heading', { name: 'Refused rows' }).waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: 'All of them as a file' }).click();
      const file = readFileSync(await (await download).path(), 'utf8');
      expect(file).toContain('2026-02-31');
      // What a spreadsheet would run as a formula is text in the file.
      expect(file).not.toMatch(/(^|,|")=cmd/m);
      expect(complaints).toEqual([]);
    });
  });

  test('a log whose columns nobody could guess', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext(), [422]);
      await setUpNorthlake(page, app.setUpUrl);
      await bringFiles(page, [{ name: 'vorgang.csv', mimeType: 'text/csv', buffer: Buffer.from(foreignLog) }]);
      await choose(page, 'Each row is', 'event-log');
      await choose(page, 'Kunde becomes', 'case');
      await choose(page, 'Was becomes', 'activity');
      await choose(page, 'Zeitpunkt becomes', 'moment');
      await page.getByLabel('Written as').selectOption('D.M.YYYY H:mm');
      await page.getByRole('button', { name: 'Take this guess' }).click();
      await choose(page, 'Anruf becomes', 'follow-up');
      await page.getByRole('row', { name: /^New 2 / }).waitFor();
      await importsByKeyboard(page);
      await page.getByText('6 rows are in.').waitFor();
      expect(complaints).toEqual([]);
    });
  });
});

const foreignLog = [
  'Kunde;Was;Zeitpunkt',
  '17;Lead captured;3.2.2026 9:05',
  '17;Anruf;3.2.2026 9:40',
  '17;Won;20.2.2026 16:00',
  '18;Lead captured;4.2.2026 11:30',
  '18;Anruf;5.2.2026 8:10',
  '18;Cancelled;1.3.2026 12:00',
].join('\n');

const contacts = [
  'Record ID,First Name,Last Name,Email,Create Date,Company name',
  '1,Ingrid,Halvorsen,ingrid@fjordvann.example,2026-01-14,Fjordvann AS',
  '2,Dilan,Aksoy,dilan@marmarasu.example,2026-02-31,=cmd|calc',
  '3,Renate,Vogel,renate@anna.example,2026-02-11,Sankt Anna',
  '4,Piotr,Zając,piotr@mleczna.example,2026-03-02,Mleczna Dolina',
].join('\n');

async function choose(page: Page, label: string, meaning: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(meaning);
}

/** Presses Up until the stage stands before the other one: the order is moved by keyboard alone. */
async function movesBefore(page: Page, stage: string, other: string): Promise<void> {
  const order = async () => (await page.locator('ol.stages > li .strong').allInnerTexts()).map((text) => text.trim());
  for (let names = await order(); names.indexOf(stage) > names.indexOf(other); names = await order()) {
    await page.getByRole('button', { name: `Move ${stage} up` }).press('Enter');
  }
}

/** The mapping as the page offers it to keep. */
async function keptMapping(page: Page): Promise<{ source: string; stages: string[] }> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Keep this mapping as a file' }).click();
  return JSON.parse(readFileSync(await (await download).path(), 'utf8')) as { source: string; stages: string[] };
}

async function importsByKeyboard(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Import/ })
    .and(page.locator(':not([aria-disabled])'))
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('region', { name: 'What was written' }).waitFor();
}

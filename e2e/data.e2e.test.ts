import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fairContacts } from './support/fair-files.ts';
import { hasChromium } from './support/find-chromium.ts';
import { bringFiles, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('the data', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a kept mapping is recognised, an import comes round, and everything can be taken out', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      const file = { name: fairContacts.name, mimeType: 'text/csv', buffer: Buffer.from(fairContacts.text) };
      await bringFiles(page, [file]);
      await keepsTheMapping(page, 'Fair, weekly');
      await page.goto(`${app.url}/data`);
      await page
        .getByRole('region', { name: 'Brought, not imported' })
        .getByRole('link', { name: `Go on with ${file.name}` })
        .click();
      await page.getByText('Read by your saved mapping').waitFor();
      await page
        .getByRole('button', { name: /^Import 5/ })
        .and(ready(page))
        .click();
      await page.getByRole('heading', { name: /is imported$/ }).waitFor();
      await page.getByRole('link', { name: 'Data' }).first().click();
      await page.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
      expect(await page.locator('dl.totals > div', { hasText: 'People' }).locator('dd').innerText()).toBe('5');
      await makesAnImportComeRound(page);
      expect(await exported(page, 'As CSV')).toBe('PK');
      expect(await exported(page, 'As JSON lines')).toBe('PK');
      await bringFiles(page, [{ ...file, name: 'wrong.csv' }]);
      await page.goto(`${app.url}/data`);
      const brought = page.getByRole('region', { name: 'Brought, not imported' });
      await brought.getByRole('button', { name: 'Remove wrong.csv' }).click();
      await brought.waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    });
  });
});

const ready = (page: Page): Locator => page.locator(':not([aria-disabled])');

async function keepsTheMapping(page: Page, name: string): Promise<void> {
  await page.getByLabel('Keep this mapping as').fill(name);
  await page.getByRole('button', { name: 'Save this mapping' }).click();
  await page.getByText(`Saved as “${name}”, version 1.`).waitFor();
}

/** Every Monday from an address; paused, let go on, changed to every day, ended. */
async function makesAnImportComeRound(page: Page): Promise<void> {
  const section = page.getByRole('region', { name: 'Coming round' });
  await section.getByRole('button', { name: 'Let an import come round' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Fair contacts, Mondays');
  await dialog.getByLabel('Address of the file').fill('https://exports.northlake.example/fair.csv');
  await dialog.getByLabel('Kept mapping').selectOption({ label: 'Fair, weekly, version 1' });
  await dialog.getByLabel('How often').selectOption('week');
  await dialog.getByRole('button', { name: 'Let it come round' }).click();
  await section.getByText('every Monday at 06:00').waitFor();
  await picks(section, 'Pause it');
  await section.getByText('Paused').waitFor();
  await picks(section, 'Let it go on');
  await section.getByText(/^Next: /).waitFor();
  await picks(section, 'Change it');
  await dialog.getByLabel('How often').selectOption('day');
  await dialog.getByRole('button', { name: 'Save the change' }).click();
  await section.getByText('every day at 06:00').waitFor();
  await picks(section, 'End it');
  await section.getByText('Fair contacts, Mondays').waitFor({ state: 'detached' });
}

async function picks(section: Locator, item: string): Promise<void> {
  await section.getByRole('button', { name: 'What to do with Fair contacts, Mondays' }).click();
  await section.getByRole('menuitem', { name: item }).click();
}

/** The first two letters of the archive: PK of a zip. */
async function exported(page: Page, way: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: way }).click();
  return readFileSync(await (await download).path())
    .subarray(0, 2)
    .toString();
}

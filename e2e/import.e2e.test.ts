import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from './support/drop-files.ts';
import { fairContacts, fairDeals, manyContacts } from './support/fair-files.ts';
import { hasChromium } from './support/find-chromium.ts';
import { bringFiles, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('from drag to undo', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('two files of different headers: corrected, imported in order, repaired, undone and put back', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await dropFiles(page, [fairDeals, fairContacts]);
      await opensFile(page, 'fair_contacts.csv');
      await correctsTheDelimiter(page);
      await declaresSelectUnanswered(page);
      await page
        .getByRole('button', { name: /^Looks right/ })
        .and(ready(page))
        .click();
      await opensFile(page, 'fair_deals.csv');
      const withoutAmounts = await keptMapping(page);
      await choose(page, 'Amount becomes', 'deal.amount');
      await choose(page, 'Open Date becomes', 'person.moment');
      await page.getByRole('region', { name: 'Look at these' }).waitFor();
      await page.getByRole('row', { name: /^Refused 3 / }).waitFor();
      await page.keyboard.press('Control+Enter');
      await importsInOrder(page, 2);
      await page.getByRole('link', { name: 'Fair deals' }).click();
      await repairsBy(page, withoutAmounts);
      await worksOn(page, 'Ingrid Halvorsen');
      await undoesAndPutsBack(page, app.url, 'Fair contacts');
      // The browser notes the answers to the encoding that the file is not in.
      expect(complaints).toEqual(Array(2).fill(expect.stringMatching(/ 422 .*mapping-suggestions/)));
    });
  });

  test('a long import rests, goes on, and is taken back on the way', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await bringFiles(page, [{ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(manyContacts(150_000)) }]);
      await page
        .getByRole('button', { name: /^Import / })
        .and(ready(page))
        .click();
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.getByRole('heading', { name: /is paused$/ }).waitFor();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByRole('heading', { name: /^Importing/ }).waitFor();
      await page.getByRole('button', { name: 'Cancel the import' }).click();
      await page.getByRole('button', { name: 'Stop, and take it back' }).click();
      await page.getByRole('heading', { name: /is undone$|was cancelled$/ }).waitFor();
      await page.goto(`${app.url}/people`);
      await page.getByText(/^Person 0$/).waitFor({ state: 'detached' });
      expect(complaints).toEqual([]);
    });
  });
});

const ready = (page: Page): Locator => page.locator(':not([aria-disabled])');

async function choose(page: Page, label: string, role: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).selectOption(role);
}

async function opensFile(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: 'Look at the files' }).waitFor();
  await page.getByRole('link', { name: `Look at ${name}` }).click();
  await page.getByRole('heading', { name: 'The first rows as they will become' }).waitFor();
}

/** Says that the cells are cut otherwise, sees one column, and takes it back: what was chosen before is still there. */
async function correctsTheDelimiter(page: Page): Promise<void> {
  const columns = page.getByRole('region', { name: 'Columns of the file' });
  await choose(page, 'Lead Source becomes', 'person.title');
  await page.getByRole('button', { name: 'Correct this' }).click();
  await page.getByLabel('Between cells').selectOption(';');
  await columns.getByRole('combobox').nth(1).waitFor({ state: 'detached' });
  await page.getByLabel('Between cells').selectOption(',');
  await columns.getByRole('combobox').nth(5).waitFor();
  expect(await page.getByLabel('Lead Source becomes', { exact: true }).inputValue()).toBe('person.title');
  await choose(page, 'Lead Source becomes', 'person.attribute');
  await correctsTheEncoding(page);
}

/** An encoding in which the file cannot be read stays chosen, with why; the one before is chosen again, or taken back. */
async function correctsTheEncoding(page: Page): Promise<void> {
  const encoding = page.getByLabel('Letters (encoding)');
  const looksRight = page.getByRole('button', { name: 'Looks right' });
  for (const goesBack of [() => encoding.selectOption('utf-8'), () => page.getByRole('button', { name: 'Undo' }).click()]) {
    await encoding.selectOption('utf-16le');
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await encoding.inputValue()).toBe('utf-16le');
    expect(await looksRight.isEnabled()).toBe(false);
    await goesBack();
    await looksRight.and(page.locator(':enabled')).waitFor();
  }
}

/** "Select" is an answer until somebody says that it is none; then its cells are empty. */
async function declaresSelectUnanswered(page: Page): Promise<void> {
  const keep = page.getByRole('button', { name: 'Keep as an answer: “Select”' });
  await keep.first().click();
  await page.getByRole('cell', { name: 'Select', exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'No answer in any column: “Select”' }).click();
  await page.getByRole('cell', { name: 'Select', exact: true }).first().waitFor({ state: 'detached' });
}

async function keptMapping(page: Page): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Keep this mapping as a file' }).click();
  return readFileSync(await (await download).path());
}

async function importsInOrder(page: Page, number: number): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^Import ${number}\\sfiles in order`) })
    .and(ready(page))
    .click();
  await page.getByRole('heading', { name: new RegExp(`^${number}\\simports$`) }).waitFor();
  for (let at = 0; at < number; at++) await page.getByRole('listitem').filter({ hasText: /Done/ }).nth(at).waitFor();
}

/** The amount that could not be read is left out by a corrected mapping: the refused row alone is imported again. */
async function repairsBy(page: Page, mapping: Buffer): Promise<void> {
  await page.getByRole('heading', { name: 'Refused rows' }).waitFor();
  await page.getByRole('button', { name: 'Import the refused rows again' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('How they are read').selectOption('from-file');
  await dialog.getByLabel('A corrected mapping').setInputFiles([{ name: 'corrected.json', mimeType: 'application/json', buffer: mapping }]);
  await dialog.getByRole('button', { name: 'Import them again' }).and(ready(page)).click();
  await page.getByText('It read the refused rows of').waitFor();
  await page.getByText(/^1\srow is in\./).waitFor();
}

/** Somebody asks the other side about a person: from now on they are worked on. */
async function worksOn(page: Page, name: string): Promise<void> {
  await page.goto(new URL('/people', page.url()).href);
  await page.getByRole('link', { name }).click();
  await page.waitForURL(/\/people\/p_/);
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const wanted = { kind: 'question', text: 'Who met them at the fair?', side: 'sales', about: { kind: 'person', id } };
  const asked = await page.evaluate<number>(
    `fetch('/api/asks', { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(wanted))} }).then((answer) => answer.status)`,
  );
  expect(asked).toBe(201);
}

async function undoesAndPutsBack(page: Page, url: string, source: string): Promise<void> {
  await page.goto(`${url}/data`);
  await page.getByRole('region', { name: 'All imports' }).getByRole('row', { name: source }).getByRole('link').click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('link', { name: 'Ingrid Halvorsen' }).waitFor();
  expect(await dialog.getByLabel('Leave these people as they are').isChecked()).toBe(true);
  await dialog.getByRole('button', { name: 'Undo this import' }).and(ready(page)).click();
  await page.getByRole('heading', { name: `The import of ${source} is undone` }).waitFor();
  await page.goto(`${url}/people`);
  await page.getByRole('link', { name: 'Ingrid Halvorsen' }).waitFor();
  expect(await page.getByRole('link', { name: 'Renate Vogel' }).count()).toBe(0);
  await page.goBack();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByRole('heading', { name: `${source} is imported` }).waitFor();
  await page.goto(`${url}/people`);
  await page.getByRole('link', { name: 'Renate Vogel' }).waitFor();
}

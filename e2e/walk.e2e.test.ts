import type { Browser, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { realData } from '#test/real-data.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { generatedFigures } from './support/generated-lead-log.ts';
import { generatedLeadLogFile, loanMappingFile } from './support/lead-log-files.ts';
import { ben, importFiles, raj, setUpNorthlake, signIn, signOut } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import type { WatchedPage } from './support/open-browser.ts';
import { readScoreboard, type ShownScoreboard } from './support/read-scoreboard.ts';
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('the whole walk', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a new company, a log, a scoreboard, a colleague', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await page.getByRole('link', { name: 'Data' }).first().click();
      await page.getByRole('link', { name: 'Bring files' }).waitFor();
      await importFiles(page, [generatedLeadLogFile(), loanMappingFile()]);
      expect(await opensScoreboard(page)).toMatchObject(generatedFigures.exactly);
      expect(await readScoreboard(page)).toEqual(generatedFigures.shown);
      await opensARow(page);
      await signOut(page);
      await signIn(page, raj);
      await opensToday(page, 'Raj');
      const guest = await invitesBen(page, browser);
      expect([...complaints, ...guest.complaints]).toEqual([]);
    });
  });

  const log = realData('lead-log/loan_leads_2011.csv.gz');
  test.skipIf(!log)('the real lead log shows the figures that it is known for', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await importFiles(page, [
        { name: 'loan_leads_2011.csv.gz', mimeType: 'application/gzip', buffer: readFileSync(log!) },
        loanMappingFile(),
      ]);
      const exactly = await opensScoreboard(page);
      expect(exactly.medianSeconds).toBeCloseTo(2_298.4605, 3);
      expect(exactly.p90Seconds).toBeCloseTo(49_887.0276, 3);
      expect(exactly.kaplanMeierMedianSeconds).toBeCloseTo(2_298.374, 3);
      expect(await readScoreboard(page)).toEqual(whatTheLeadLogSays);
      expect(complaints).toEqual([]);
    });
  });
});

/** Every figure that the description of the real log names, as the screen writes it. */
const whatTheLeadLogSays: ShownScoreboard = {
  waiting: {
    'Handed off': '2,710',
    'Followed up': '2,710',
    'Still waiting': '0',
    'Median of those followed up': '38 min 18 s',
    'Half within, counting those still waiting': '38 min 18 s',
    '90th percentile of those followed up': '13 h 51 min',
    'Within 5 min': '519',
    'Within 15 min': '876',
    'Within 1 h': '1,558',
    'Within 24 h': '2,622',
  },
  stages: {
    'Lead captured': 7_455,
    'Application accepted': 2_886,
    'Proposal sent': 2_836,
    Won: 1_336,
    Declined: 4_401,
    Cancelled: 1_718,
  },
  wonByWait: ['108 of 519', '25 of 357', '53 of 682', '37 of 372', '78 of 692', '11 of 88'],
  withoutHandoff: '1,024 of the 1,336 wins',
};

/** From the finished import to the scoreboard, and the exact answer that it is drawn from. */
async function opensScoreboard(page: Page): Promise<{ medianSeconds: number; p90Seconds: number; kaplanMeierMedianSeconds: number }> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/measures/response-times'));
  await page.getByRole('link', { name: 'See the Scoreboard' }).click();
  return (await answer).json() as Promise<{ medianSeconds: number; p90Seconds: number; kaplanMeierMedianSeconds: number }>;
}

/** Whoever signs in is greeted by name, on the page that both heads see alike. */
async function opensToday(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name: new RegExp(`^Good .*, ${name}$`) }).waitFor();
  await page.getByRole('heading', { name: 'Won together this quarter' }).waitFor();
  await page.getByRole('heading', { name: 'Sales for marketing' }).waitFor();
}

/** A figure opens to its rows, a row to its person. */
async function opensARow(page: Page): Promise<void> {
  await page.locator('dl.figures > div', { hasText: 'Handed off' }).getByRole('link').click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('heading', { name: 'How it is counted' }).waitFor();
  await panel.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/people\/p_/);
  await page.getByText('Offered to sales').first().waitFor();
}

/** Makes a link for Ben, who opens it in a browser of his own and is in. */
async function invitesBen(page: Page, browser: Browser): Promise<WatchedPage> {
  await page.getByRole('button', { name: /settings and account$/ }).click();
  await page.getByRole('menuitem', { name: 'Members' }).click();
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(ben.email);
  await dialog.getByLabel('Team').selectOption(ben.team);
  await dialog.getByLabel('Role').selectOption(ben.role);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = await dialog.getByLabel(`The link for ${ben.email}`).inputValue();
  const guest = await watchedPage(await browser.newContext());
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill(ben.name);
  await guest.page.getByLabel('Password', { exact: true }).fill(ben.password);
  await guest.page.getByRole('button', { name: 'Join Northlake Instruments' }).click();
  await opensToday(guest.page, 'Ben');
  return guest;
}

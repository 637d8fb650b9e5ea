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
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('the whole walk', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a new company, a log, a scoreboard, a colleague', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await setUpNorthlake(page, app.setUpUrl);
      await page.getByRole('link', { name: 'Sources' }).first().click();
      await page.getByRole('link', { name: 'Bring a file' }).waitFor();
      await importFiles(page, [generatedLeadLogFile(), loanMappingFile()]);
      await seesFigures(page, generatedFigures);
      await opensARow(page);
      await signOut(page);
      await signIn(page, raj);
      await page.getByRole('heading', { name: 'Scoreboard' }).waitFor();
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
      await seesFigures(page, {
        leads: 7_455,
        accepted: 2_886,
        proposals: 2_836,
        won: 1_336,
        handoffs: 2_710,
        followedUp: 2_710,
        pending: 0,
        medianSeconds: 2_298.4605,
        p90Seconds: 49_887.0276,
        within: { 300: 519, 900: 876, 3600: 1_558, 86400: 2_622 },
        winsWithoutHandoff: 1_024,
      });
      await seesWonByWait(page, ['108 of 519', '25 of 357', '53 of 682', '37 of 372', '78 of 692', '11 of 88']);
      expect(complaints).toEqual([]);
    });
  });
});

interface Figures {
  leads: number;
  accepted: number;
  proposals: number;
  won: number;
  handoffs: number;
  followedUp: number;
  pending: number;
  medianSeconds: number;
  p90Seconds: number;
  within: Readonly<Record<string, number>>;
  winsWithoutHandoff: number;
}

/** From the finished import to the scoreboard: every figure on the screen, and exactly in the answer behind it. */
async function seesFigures(page: Page, figures: Figures): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes('/api/measures/response-times'));
  await page.getByRole('link', { name: 'See the Scoreboard' }).click();
  const exact = (await (await answer).json()) as Figures;
  expect(exact).toMatchObject({
    handoffs: figures.handoffs,
    followedUp: figures.followedUp,
    pending: figures.pending,
    within: figures.within,
    winsWithoutHandoff: figures.winsWithoutHandoff,
  });
  expect(exact.medianSeconds).toBeCloseTo(figures.medianSeconds, 3);
  expect(exact.p90Seconds).toBeCloseTo(figures.p90Seconds, 3);
  expect(await page.locator('dl.figures > div', { hasText: 'Handed off' }).innerText()).toContain(words(figures.handoffs));
  for (const [stage, people] of [
    ['Lead captured', figures.leads],
    ['Application accepted', figures.accepted],
    ['Proposal sent', figures.proposals],
    ['Won', figures.won],
  ] as const) {
    const row = page.getByRole('row', { name: new RegExp(`^${stage}`) }).first();
    await row.waitFor();
    expect(`${stage}: ${await row.innerText()}`).toContain(words(people));
  }
}

async function seesWonByWait(page: Page, shares: readonly string[]): Promise<void> {
  const section = page.getByRole('region', { name: 'Won by how long they waited' });
  const text = (await section.innerText()).replaceAll(',', '');
  for (const share of shares) expect(text).toContain(share);
}

/** A figure opens to its rows, a row to its person. */
async function opensARow(page: Page): Promise<void> {
  await page.locator('dl.figures > div', { hasText: 'Handed off' }).getByRole('link').click();
  const panel = page.getByRole('dialog');
  await panel.getByRole('heading', { name: 'How it is counted' }).waitFor();
  await panel.getByRole('table').getByRole('link').first().click();
  await page.waitForURL(/\/people\/p_/);
  await page.getByText('Handoff offered').first().waitFor();
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
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel(`The link for ${ben.email}`).inputValue();
  const guest = await watchedPage(await browser.newContext());
  await guest.page.goto(link);
  await guest.page.getByLabel('Your name').fill(ben.name);
  await guest.page.getByLabel('Password', { exact: true }).fill(ben.password);
  await guest.page.getByRole('button', { name: 'Join Northlake Instruments' }).click();
  await guest.page.getByRole('heading', { name: 'Scoreboard' }).waitFor();
  return guest;
}

function words(count: number): string {
  return count.toLocaleString('en-GB');
}

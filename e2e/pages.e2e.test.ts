import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dropFiles } from './support/drop-files.ts';
import { fairContacts, fairDeals } from './support/fair-files.ts';
import { hasChromium } from './support/find-chromium.ts';
import { generatedLeadLogFile, loanMappingFile } from './support/lead-log-files.ts';
import { bringFiles, importFiles, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { type RunningApp, runApp } from './support/run-app.ts';
import { settled } from './support/settled.ts';

type Look = { colorScheme: 'light' | 'dark'; width: 1440 | 390 };
type Storage = NonNullable<BrowserContextOptions['storageState']>;

const allLooks: readonly Look[] = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 390 },
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'dark', width: 1440 },
];
const isFull = process.env['E2E'] === 'full';
/** Without E2E=full every state is seen in one light and one dark look, each at another width. */
const looks = isFull ? allLooks : allLooks.slice(0, 2);

const always = [
  '/',
  '/scoreboard',
  '/asks',
  '/people',
  '/data',
  '/data/new',
  '/data/imports',
  '/settings/company',
  '/settings/profile',
  '/settings/members',
  '/settings/mail',
  '/settings/api-keys',
  '/settings/security',
  '/settings/single-sign-on',
  '/audit',
  '/help/mapping',
  '/help/no-such-help',
  '/notices',
  '/no-such-page',
];
const broken = [
  ...always.filter((path) => path !== '/no-such-page' && path !== '/data/new'),
  '/people/p_unknown1',
  '/accounts/c_unknown1',
  '/deals/d_unknown1',
  '/asks/a_unknown1',
  '/data/imports/r_unknown1',
  '/data/imports?run=r_unknown1',
  '/data/new?upload=u_unknown1',
];
const outside = ['/sign-in', '/join/no-such-link'];

/** The states are seen in this order on one app: before the set-up, with nothing in it, refused, and with a log in it. */
describe.runIf(hasChromium())(`every page, ${isFull ? 'in every look' : 'in two looks'}`, () => {
  let app: RunningApp;
  let browser: Browser;
  let signedIn: Storage;
  const populated = [...always];
  beforeAll(async () => void ([app, browser] = await Promise.all([runApp(), openBrowser()])));
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test('before the set-up', async () => {
    expect(await faultsIn(browser, [app.setUpUrl], {})).toEqual([]);
  });

  test('with nothing in it', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await setUpNorthlake(page, app.setUpUrl);
    signedIn = await context.storageState();
    await context.close();
    expect(await faultsIn(browser, addresses(app, always), { storage: signedIn, expects: [404] })).toEqual([]);
    expect(await faultsIn(browser, addresses(app, outside), { expects: [404] })).toEqual([]);
  }, 600_000);

  test('when the server refuses everything', async () => {
    expect(await faultsIn(browser, addresses(app, broken), { storage: signedIn, refuses: true, expects: [500] })).toEqual([]);
  }, 600_000);

  test('with a log in it', async () => {
    const context = await browser.newContext({ storageState: signedIn });
    const page = await context.newPage();
    await page.goto(app.url);
    await importFiles(page, [generatedLeadLogFile(), loanMappingFile()]);
    populated.push(new URL(page.url()).pathname);
    populated.push(...(await behindTheFigures(page)));
    populated.push(await bringFiles(page, [generatedLeadLogFile()]));
    populated.push(...(await severalFiles(page)), ...(await severalImports(page)));
    await context.close();
    expect(await faultsIn(browser, addresses(app, populated), { storage: signedIn, expects: [404] })).toEqual([]);
  }, 600_000);
});

function addresses(app: RunningApp, paths: readonly string[]): string[] {
  return paths.map((path) => app.url + path);
}

/** The scoreboard with an open figure, and the person behind its first row. */
async function behindTheFigures(page: Page): Promise<string[]> {
  await page.getByRole('link', { name: 'See the Scoreboard' }).click();
  await page.locator('dl.figures').getByRole('link').first().click();
  const person = page.getByRole('dialog').getByRole('table').getByRole('link').first();
  await person.waitFor();
  const here = new URL(page.url());
  return [
    here.pathname + here.search,
    `${here.pathname}?by=amount_req`,
    `${here.pathname}?mode=in-period&clock=business`,
    (await person.getAttribute('href'))!,
  ];
}

/** Files of several headers: their list, and the columns of one. */
async function severalFiles(page: Page): Promise<string[]> {
  await dropFiles(page, [fairContacts, fairDeals]);
  await page.getByRole('link', { name: `Look at ${fairDeals.name}` }).click();
  await page.getByRole('heading', { name: 'The first rows as they will become' }).waitFor();
  return [addressOf(page).replace(/&group=\d+/, ''), addressOf(page)];
}

/** Their imports begun together, one of them with a refused row and a warning, and undone. */
async function severalImports(page: Page): Promise<string[]> {
  await severalFiles(page);
  await page.getByLabel('Amount becomes', { exact: true }).selectOption('deal.amount');
  await page.getByRole('row', { name: /^Refused 3 / }).waitFor();
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('button', { name: /^Import 2/ })
    .and(page.locator(':not([aria-disabled])'))
    .click();
  await page.getByRole('listitem').filter({ hasText: 'Done' }).nth(1).waitFor();
  const imports = addressOf(page);
  await page.getByRole('link', { name: 'Fair deals' }).click();
  await page.getByRole('button', { name: 'Undo this import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).and(page.locator(':not([aria-disabled])')).click();
  await page.getByRole('heading', { name: /is undone$/ }).waitFor();
  return [imports, addressOf(page)];
}

function addressOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

interface Visit {
  storage?: Storage;
  /** Answers every question but the one who is here with a problem. */
  refuses?: boolean;
  /** Statuses that the browser's console may complain about. */
  expects?: readonly number[];
}

/** Opens every address in every look. @returns all that is wrong, by address and look. */
async function faultsIn(browser: Browser, urls: readonly string[], visit: Visit): Promise<string[]> {
  const faults: string[] = [];
  for (const look of looks) {
    const viewport = { width: look.width, height: 900 };
    const context = await browser.newContext({
      viewport,
      colorScheme: look.colorScheme,
      ...(visit.storage && { storageState: visit.storage }),
    });
    const { page, complaints } = await watchedPage(context, visit.expects);
    if (visit.refuses) await refuseEverything(page);
    for (const url of urls) {
      await page.goto(url);
      const where = `${new URL(url).pathname}${new URL(url).search}, ${look.colorScheme}, ${look.width}`;
      faults.push(...[...(await faultsOf(page)), ...complaints.splice(0)].map((fault) => `${where}: ${fault}`));
    }
    await context.close();
  }
  return faults;
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

async function refuseEverything(page: Page): Promise<void> {
  const problem = { type: 'about:blank', title: 'Broken', status: 500, code: 'bug', message: 'Something broke on our side.' };
  await page.route(/\/api\/(?!session)/, (route) =>
    route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  );
}

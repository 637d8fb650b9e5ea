import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

const company = (column: string) => ({ space: 'crm-company', columns: [column] });
const people = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  stages: ['Lead captured', 'Opened', 'Won'],
  person: {
    keys: [{ space: 'crm-contact', columns: ['id'] }],
    name: { column: 'name' },
    email: { column: 'mail' },
    account: company('account'),
    attributes: { origin: { column: 'origin' } },
  },
  moments: [
    { column: 'met', becomes: 'captured', stage: 'Lead captured' },
    { column: 'offered', becomes: 'handoff-offered' },
    { column: 'called', becomes: 'follow-up' },
  ],
};
const deals = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Opened', 'Won'],
  account: { keys: [company('account')], name: { column: 'company' } },
  deal: {
    key: ['id'],
    space: 'crm-deal',
    name: { column: 'name' },
    owner: { column: 'owner' },
    amount: { column: 'amount', decimal: '.' },
    currency: { value: 'EUR' },
    account: company('account'),
    people: [{ space: 'crm-contact', columns: ['contact'], role: 'buyer' }],
    moments: [{ column: 'opened', becomes: 'captured', stage: 'Opened' }],
  },
};
const contacts = `id,name,mail,account,origin,met,offered,called
1,Ingrid Halvorsen,ingrid@fjordvann.example,f,fair,2026-03-01T09:00:00Z,2026-03-02T09:00:00Z,2026-03-02T09:45:00Z
2,Piotr Zielony,piotr@zielony.example,z,web,2026-04-01T09:00:00Z,2026-04-02T09:00:00Z,
3,Renate Vogel,renate@vogel.example,,fair,2026-05-01T09:00:00Z,,
`;
const orders = `id,name,owner,amount,account,company,contact,opened
1,Pumps,Mei Tanaka,1200.50,f,Fjordvann,1,2026-03-04T09:00:00Z
2,Valves,Tom Berg,90000,z,Zielony,2,2026-03-06T09:00:00Z
`;

describe.runIf(hasChromium())('lists', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('people are filtered, kept as a view and gone through by keys; the address restores it all', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await setUpNorthlake(page, app.setUpUrl);
      await bring(page, app.url, contacts, people);
      await bring(page, app.url, orders, deals);
      await page.goto(`${app.url}/people`);
      await page.getByRole('link', { name: 'Renate Vogel' }).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await filterByOrigin(page);
      await savesView(page);
      const address = page.url();
      await page.goto(`${app.url}/asks`);
      await page.goto(address);
      await page.getByText('2 people', { exact: true }).waitFor();
      await page.getByRole('link', { name: 'Renate Vogel' }).waitFor();
      await goesByKeys(page);
      await looksAtTheOthers(page, app.url);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: 'dark' });
      for (const list of ['people', 'accounts', 'deals', 'handoffs']) {
        await page.goto(`${app.url}/${list}`);
        await page.getByRole('checkbox').first().waitFor();
        expect([list, await faultsOf(page)]).toEqual([list, []]);
      }
      expect(complaints).toEqual([]);
    });
  }, 240_000);
});

async function filterByOrigin(page: Page): Promise<void> {
  await page.keyboard.press('f');
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Field').selectOption('attributes.origin');
  await panel.getByLabel('origin', { exact: true }).fill('fair');
  expect(await faultsOf(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Show what matches' }).click();
  await page.getByText('2 people', { exact: true }).waitFor();
}

async function savesView(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Views', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Save what is shown as').fill('Fair');
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save the view' }).click();
  await page.getByRole('button', { name: 'View: Fair' }).click();
  await dialog.getByRole('button', { name: 'Open with it' }).click();
  await dialog.getByText('the list opens with it').waitFor();
  await page.keyboard.press('Escape');
}

async function goesByKeys(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByText('1 person selected').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByText('1 person selected').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Renate Vogel' }).waitFor();
}

async function looksAtTheOthers(page: Page, url: string): Promise<void> {
  for (const [list, row] of [
    ['accounts', 'Fjordvann'],
    ['deals', 'Pumps'],
    ['handoffs', 'Ingrid Halvorsen'],
  ] as const) {
    await page.goto(`${url}/${list}`);
    await page.getByRole('link', { name: row }).first().waitFor();
    expect([list, await faultsOf(page)]).toEqual([list, []]);
  }
}

async function bring(page: Page, url: string, content: string, mapping: object): Promise<void> {
  const headers = { origin: url };
  const uploaded = await page.request.post(`${url}/api/uploads?name=file.csv`, {
    data: Buffer.from(content),
    headers: { ...headers, 'content-type': 'application/octet-stream' },
  });
  const { upload } = (await uploaded.json()) as { upload: { id: string } };
  const asked = await page.request.post(`${url}/api/import-runs`, { data: { uploadIds: [upload.id], mapping }, headers });
  const { importRun } = (await asked.json()) as { importRun: { id: string } };
  for (;;) {
    const answer = await page.request.get(`${url}/api/import-runs/${importRun.id}`);
    const run = ((await answer.json()) as { importRun: { finishedAt: string | null; problem?: { message: string } } }).importRun;
    if (run.finishedAt) return;
  }
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { todayFiles } from '#test/today-files.ts';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { type RunningApp, runApp } from './support/run-app.ts';
import { settled } from './support/settled.ts';

const password = 'a call before nine';
const mei = { name: 'Mei Tanaka', email: 'mei@northlake.example', team: 'sales', role: 'member' };
const sofia = { name: 'Sofia Marek', email: 'sofia@northlake.example', team: 'marketing', role: 'member' };
const ben = { name: 'Ben Okafor', email: 'ben@northlake.example', team: 'sales', role: 'head-of-sales' };

describe.runIf(hasChromium())('the first page of each role', () => {
  let app: RunningApp;
  let browser: Browser;
  let operator: Page;
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), openBrowser()]);
    operator = (await watchedPage(await browser.newContext())).page;
    await setUpNorthlake(operator, app.setUpUrl);
    // Everything lies in the past, at whatever hour this runs.
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    for (const file of todayFiles(yesterday)) await bring(file);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  const ask = async (page: Page, path: string, data?: object) => {
    const answer = await page.request.fetch(app.url + path, { method: 'POST', headers: { origin: app.url }, ...(data && { data }) });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };

  async function bring({ name, content, mapping }: ReturnType<typeof todayFiles>[number]): Promise<void> {
    const headers = { origin: app.url, 'content-type': 'application/octet-stream' };
    const sent = await operator.request.post(`${app.url}/api/uploads?name=${name}`, { headers, data: Buffer.from(content) });
    const { upload } = (await sent.json()) as { upload: { id: string } };
    const { importRun } = await ask(operator, '/api/import-runs', { uploadIds: [upload.id], mapping });
    await operator.goto(`${app.url}/data/imports/${importRun.id}`);
    await operator.getByRole('heading', { name: /is imported$/ }).waitFor({ timeout: 60_000 });
  }

  /** Joins as somebody, and opens the first page at a width and in a light. @returns what the browser complained of as well. */
  async function asMember(who: typeof mei, look: { width: number; colorScheme: 'light' | 'dark' }) {
    const { name, ...wanted } = who;
    const { token } = await ask(operator, '/api/invitations', wanted);
    const viewport = { width: look.width, height: 900 };
    const watched = await watchedPage(await browser.newContext({ viewport, colorScheme: look.colorScheme }));
    await ask(watched.page, `/api/invitation-links/${token}/acceptances`, { name, password });
    await watched.page.goto(app.url);
    await settled(watched.page);
    return watched;
  }

  const faultsOf = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);

  test('a seller opens the lead that came last, by keyboard alone', async () => {
    const { page, complaints } = await asMember(mei, { width: 390, colorScheme: 'dark' });
    await page.getByText('Two leads wait for you, one of them for more than a week.').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    const next = page.getByRole('region', { name: 'Ingrid Halvorsen' });
    await next.getByText('webinar').waitFor();
    await page.getByRole('heading', { name: 'Your number' }).waitFor();
    await page.getByText('Fjordvann meters').waitFor();
    while ((await page.locator('a:focus', { hasText: /^Open$/ }).count()) === 0) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Ingrid Halvorsen', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a marketer reads what became of her leads, and looks at the page of both sides', async () => {
    const { page, complaints } = await asMember(sofia, { width: 1440, colorScheme: 'light' });
    await page.getByText('Two of your leads of the last 90 days were won, two still wait.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Won Marit Solheim, Oslofjord Vann' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: 'My leads' }).press('ArrowRight');
    await page.getByRole('heading', { name: 'Won together this quarter' }).waitFor();
    await page.waitForURL(/view=both/);
    await page.reload();
    await page.getByRole('heading', { name: 'Sales for marketing' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('a head sees both sides first, and what is left to begin with', async () => {
    const { page, complaints } = await asMember(ben, { width: 1440, colorScheme: 'dark' });
    await page.getByRole('heading', { name: 'First steps' }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put these away' }).click();
    await page.getByRole('heading', { name: 'First steps' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});

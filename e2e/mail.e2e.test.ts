import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startMailServer, type MailServer } from '#test/mail-server.ts';
import { hasChromium } from './support/find-chromium.ts';
import { ben, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

/** An operator sets up how mail leaves; Ben joins by the link that he finds in his mail. */
describe.runIf(hasChromium())('mail', () => {
  let browser: Browser;
  let mails: MailServer;
  beforeAll(async () => void ([browser, mails] = await Promise.all([openBrowser(), startMailServer()])));
  afterAll(async () => {
    await browser?.close();
    await mails?.close();
  });

  test('a mail server is set up and tested, Ben is invited, and joins by the link of his mail', async () => {
    const settings = { ENTENTE_OUTBOUND_ALLOW: '127.0.0.1' };
    await withApp(
      browser,
      async (app) => {
        const { page, complaints } = await watchedPage(await browser.newContext(), [422]);
        await setUpNorthlake(page, app.setUpUrl);
        await page.goto(`${app.url}/settings/mail`);
        await setUpServer(page, mails.port);
        expect(await faultsOf(page)).toEqual([]);
        await page.goto(`${app.url}/settings/members`);
        await invite(page);
        await expect.poll(() => mails.mails.some(({ subject }) => subject?.includes('invites you')), { timeout: 20_000 }).toBe(true);
        const link = /^http\S+\/join\/\S+$/m.exec(mails.mailTo(ben.email).text!)![0];
        const guest = await watchedPage(await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } }));
        await guest.page.goto(link);
        await guest.page.getByLabel('Your name').fill(ben.name);
        await guest.page.getByLabel('Password', { exact: true }).fill(ben.password);
        await guest.page.getByRole('button', { name: 'Join Northlake Instruments' }).click();
        await guest.page.getByRole('heading', { name: 'Nothing is counted yet' }).waitFor();
        await guest.page.goto(`${app.url}/settings/mail`);
        await guest.page.getByRole('button', { name: /invites you to Northlake/ }).click();
        await guest.page.getByLabel('Its link').waitFor();
        expect(await faultsOf(guest.page)).toEqual([]);
        expect([...complaints, ...guest.complaints]).toEqual([]);
      },
      settings,
    );
  }, 240_000);
});

async function setUpServer(page: Page, port: number): Promise<void> {
  await page.getByLabel('Mail server').fill('10.0.0.1');
  await page.getByLabel('Encryption').selectOption('none');
  await page.getByLabel('Port').fill(String(port));
  await page.getByLabel('From, by address').fill('entente@northlake.example');
  await page.getByRole('button', { name: 'Save' }).click();
  // A page is no door into the network.
  await page.getByText('10.0.0.1 leads into a closed network.').waitFor();
  await page.getByLabel('Mail server').fill('127.0.0.1');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved').waitFor();
  await page.getByRole('button', { name: 'Send a test mail' }).click();
  await page.getByText('The server took it').waitFor();
}

async function invite(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').fill(ben.email);
  await dialog.getByLabel('Team').selectOption(ben.team);
  await dialog.getByLabel('Role').selectOption(ben.role);
  await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
  await dialog.getByText(`A mail with this link is on its way to ${ben.email}.`).waitFor();
}

async function faultsOf(page: Page): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}: ${node.html.slice(0, 200)}`));
  const tooWide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  return tooWide > 0 ? [...found, `the page is ${tooWide} px too wide`] : found;
}

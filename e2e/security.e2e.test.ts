import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './support/faults-of.ts';
import { hasChromium } from './support/find-chromium.ts';
import { raj, setUpNorthlake, signOut } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

/** Raj looks after his own account: on a phone in the dark, and on a wide screen in the light. */
describe.runIf(hasChromium())('security', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a second factor is turned on, asked for, helped out by a backup code, and turned off', async () => {
    await withApp(browser, async (app) => {
      const context = await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      const { page, complaints } = await watchedPage(context, [401, 422]);
      await setUpNorthlake(page, app.setUpUrl);
      await page.goto(`${app.url}/settings/security`);
      const codes = await turnsOn(page);
      await signOut(page);

      await knocks(page);
      await page.getByLabel('The code of your app').fill('000 000');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('This code is not right, or was used before.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('The code of your app').fill(codes[0]!);
      await page.getByLabel('The code of your app').press('Enter');
      await page.getByRole('heading', { name: 'Nothing is counted yet' }).waitFor();

      await page.goto(`${app.url}/settings/security`);
      await page.getByText('9 backup codes are left').waitFor();
      await page.getByRole('button', { name: 'Turn it off' }).click();
      await page.getByRole('dialog').getByLabel('Your password').fill(raj.password);
      await page.getByRole('dialog').getByRole('button', { name: 'Turn it off' }).click();
      await page.getByRole('button', { name: 'Turn it on' }).waitFor();
      expect(complaints).toEqual([]);
    });
  }, 240_000);

  test('another browser is seen and signed out, and the password is changed', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), [401]);
      await setUpNorthlake(page, app.setUpUrl);
      const other = await watchedPage(await browser.newContext(), [401]);
      await other.page.goto(`${app.url}/sign-in`);
      await fillsIn(other.page, raj.password);
      await other.page.getByRole('heading', { name: 'Nothing is counted yet' }).waitFor();

      await page.goto(`${app.url}/settings/security`);
      await page.getByText('2 in all').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: /^Sign out Chrome/ }).click();
      await page.getByText('1 in all').waitFor();
      await other.page.reload();
      await other.page.getByRole('heading', { name: 'Sign in' }).waitFor();

      await page.getByRole('button', { name: 'Change the password' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Present password').fill(raj.password);
      await dialog.getByLabel('New password', { exact: true }).fill('a loud evening in Delft');
      expect(await faultsOf(page)).toEqual([]);
      await dialog.getByRole('button', { name: 'Change the password' }).click();
      await page.getByText('The password is changed. Your other sessions have ended.').waitFor();
      await fillsIn(other.page, 'a loud evening in Delft');
      await other.page.getByRole('heading', { name: 'Nothing is counted yet' }).waitFor();
      expect([...complaints, ...other.complaints]).toEqual([]);
    });
  }, 240_000);
});

async function turnsOn(page: Page): Promise<string[]> {
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Turn it on' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your password').fill(raj.password);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await dialog.getByRole('img', { name: 'The secret as a QR code' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const secret = (await dialog.locator('code').innerText()).replaceAll(' ', '');
  await dialog.getByLabel('The code that the app shows').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await dialog.getByRole('button', { name: 'Turn it on' }).click();
  await dialog.getByRole('button', { name: 'I have kept them' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  const codes = await dialog.getByRole('list', { name: 'Backup codes' }).getByRole('listitem').allInnerTexts();
  expect(codes).toHaveLength(10);
  await dialog.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByText('10 backup codes are left').waitFor();
  return codes;
}

async function fillsIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(raj.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function knocks(page: Page): Promise<void> {
  await fillsIn(page, raj.password);
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
}

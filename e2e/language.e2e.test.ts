import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf } from './support/faults-of.ts';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

/** Raj sets the company up in English and goes on in German; before the sign-in a page goes by its browser. */
describe.runIf(hasChromium())('the language', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('is chosen in the profile, kept by the member, and spoken by the server too', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), [401]);
      await setUpNorthlake(page, app.setUpUrl);
      await page.goto(`${app.url}/settings/profile`);
      await page.getByLabel('Language').selectOption('de');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name: 'Sie', exact: true }).or(page.getByLabel('Sprache')).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      expect(await faultsOf(page)).toEqual([]);

      await page.goto(`${app.url}/audit`);
      await page.getByText('hat das eigene Profil geändert').waitFor();

      // Another browser, and an English one: the member's language comes with the member.
      const other = await watchedPage(await browser.newContext({ locale: 'en-GB' }), [401]);
      await other.page.goto(`${app.url}/sign-in`);
      await other.page.getByLabel('E-mail').fill('raj@northlake.example');
      await other.page.getByLabel('Password', { exact: true }).fill('not the right one');
      await other.page.getByRole('button', { name: 'Sign in' }).click();
      await other.page.getByText('The e-mail or the password is not right.').waitFor();
      await other.page.getByRole('radio', { name: 'Deutsch' }).click();
      await other.page.getByRole('heading', { name: 'Anmelden' }).waitFor();
      await other.page.getByLabel('E-Mail').fill('raj@northlake.example');
      await other.page.getByLabel('Passwort', { exact: true }).fill('not the right one');
      await other.page.getByRole('button', { name: 'Anmelden' }).click();
      await other.page.getByText('E-Mail oder Passwort stimmt nicht.').waitFor();
      expect(await faultsOf(other.page)).toEqual([]);
      expect([...complaints, ...other.complaints]).toEqual([]);
    });
  }, 240_000);

  test('before anybody signs in is that of the browser', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext({ locale: 'de-AT', viewport: { width: 390, height: 844 } }));
      await page.goto(app.setUpUrl);
      await page.getByRole('button', { name: 'Deutsch' }).or(page.getByLabel('Sprache')).first().waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }, 240_000);
});

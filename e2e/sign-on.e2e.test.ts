import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openProvider } from '../test/sign-in-provider.ts';
import { faultsOf } from './support/faults-of.ts';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

/** An operator sets it, and Mei signs on by the button, over a real provider. */
describe.runIf(hasChromium())('single sign-on', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('a company’s provider is set on its page, and people come in by its button', async () => {
    await withApp(
      browser,
      async (app) => {
        const provider = await openProvider([`${app.url}/api/auth/single-sign-on/callback`]);
        try {
          const host = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }), [409]);
          await setUpNorthlake(host.page, app.setUpUrl);
          const { page } = host;
          await page.goto(`${app.url}/settings/single-sign-on`);
          await page.getByLabel('Issuer').fill('http://127.0.0.1:1');
          await page.getByLabel('Client id').fill('entente');
          await page.getByLabel('Client secret').fill(provider.clientSecret);
          await page.getByRole('button', { name: 'Add a group' }).click();
          await page.getByRole('textbox', { name: 'Group', exact: true }).fill('sales');
          await page.getByRole('button', { name: 'Keep this' }).click();
          await page.getByText('Nobody answers at 127.0.0.1:1.').waitFor();
          expect(await faultsOf(page)).toEqual([]);
          await page.getByLabel('Issuer').fill(provider.issuer);
          await page.getByRole('button', { name: 'Keep this' }).click();
          await page.getByText('Kept: the provider answers.').waitFor();

          provider.people.set('mei', { email: 'mei@northlake.example', email_verified: true, name: 'Mei Tanaka', groups: ['sales'] });
          const guest = await watchedPage(await browser.newContext({ colorScheme: 'dark', viewport: { width: 390, height: 844 } }));
          await guest.page.goto(`${app.url}/sign-in?refused=in-no-group`);
          await guest.page.getByText('You are in none of the groups').waitFor();
          await guest.page.getByRole('link', { name: /^Sign in by 127\.0\.0\.1/ }).waitFor();
          expect(await faultsOf(guest.page)).toEqual([]);
          await guest.page.getByRole('link', { name: /^Sign in by 127\.0\.0\.1/ }).click();
          await guest.page.locator('input[name=login]').fill('mei');
          await guest.page.locator('input[name=password]').fill('any');
          await guest.page.getByRole('button', { name: 'Sign-in' }).click();
          await guest.page.getByRole('button', { name: 'Continue' }).click();
          await guest.page.getByRole('button', { name: /^MT, Mei Tanaka/ }).waitFor();
          expect(host.complaints).toEqual([]);
        } finally {
          await provider.close();
        }
      },
      { ENTENTE_OUTBOUND_ALLOW: '127.0.0.1' },
    );
  }, 240_000);
});

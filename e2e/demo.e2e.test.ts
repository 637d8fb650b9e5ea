import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

describe.runIf(hasChromium())('a stranger looks around', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('the set-up page leads to a living company, to other eyes, and to one’s own company', async () => {
    await withApp(browser, async (app) => {
      const { page, complaints } = await watchedPage(await browser.newContext());
      await page.goto(app.setUpUrl);
      await page.getByRole('button', { name: 'Look around a demo company first' }).click();
      await page.getByRole('progressbar', { name: 'The demo company' }).waitFor();
      await page.getByRole('heading', { name: 'Through whose eyes?' }).waitFor({ timeout: 300_000 });
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.getByRole('button', { name: 'Look around as Mei Tanaka' }).click();
      await page.getByRole('heading', { name: /, Mei$/ }).waitFor();
      await page.getByText('Ingrid Halvorsen').first().waitFor();
      const band = page.getByRole('complementary', { name: 'Demo company' });
      expect(await band.textContent()).toContain('invented data');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await band.getByRole('link', { name: 'Look through other eyes' }).click();
      await page.getByRole('button', { name: 'Look around as Ana Ruiz' }).click();
      await page.getByRole('heading', { name: /, Ana$/ }).waitFor();
      await setUpNorthlake(page, app.setUpUrl, 'raj@own-company.example');
      expect(await band.count()).toBe(0);
      await page.goto(`${app.url}/people`);
      await page.getByRole('heading', { name: 'People' }).waitFor();
      expect(await page.getByText('Halvorsen').count()).toBe(0);
      expect(complaints).toEqual([]);
    });
  }, 400_000);
});

import type { Page } from 'playwright-core';

/** Waits until the page has its title, its fonts, and says of nothing any more that it is still being read. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  const unfinished = page.locator('[aria-busy="true"], [role="status"]:has-text("Still reading")').first();
  await unfinished.waitFor({ state: 'detached' });
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  // A colour that is still changing is neither of the two that it changes between.
  await page.evaluate('Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))).then(() => undefined)');
}

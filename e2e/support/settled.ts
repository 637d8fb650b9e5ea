import type { Page } from 'playwright-core';

/** Waits until the page has its title and says of nothing any more that it is still being read. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(isSettled);
}

/** Runs in the page, hence a text. */
const isSettled = `!document.querySelector('[aria-busy="true"]') && document.fonts.status === 'loaded' &&
  ![...document.querySelectorAll('[role="status"]')].some((status) => status.textContent.startsWith('Still reading'))`;

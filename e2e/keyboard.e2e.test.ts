import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillFjordvann } from './support/fill-fjordvann.ts';
import { hasChromium } from './support/find-chromium.ts';
import { raj, setUpNorthlake } from './support/northlake.ts';
import { openBrowser, watchedPage } from './support/open-browser.ts';
import { withApp } from './support/with-app.ts';

/** The main job without a pointer: the focus is always somewhere, and always to be seen. */
describe.runIf(hasChromium())('by keys alone', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await openBrowser()));
  afterAll(() => browser?.close());

  test('signing in, filtering a list, opening somebody, saying something, asking, and back', async () => {
    await withApp(browser, async (app) => {
      const host = await (await browser.newContext()).newPage();
      await setUpNorthlake(host, app.setUpUrl);
      await fillFjordvann(host, app.url);
      const { page, complaints } = await watchedPage(await browser.newContext({ viewport: { width: 1440, height: 900 } }));
      await page.goto(`${app.url}/sign-in`);
      await signsIn(page);
      await skips(page);
      await filters(page);
      await opensAndTalks(page);
      await asks(page);
      // Without its window the browser has no keys of its own for this.
      await page.goBack();
      await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
      await page.getByText('1 person', { exact: true }).waitFor();
      await holdsFocus(page);
      expect(complaints).toEqual([]);
    });
  }, 240_000);
});

async function signsIn(page: Page): Promise<void> {
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await goesTo(page, 'E-mail');
  await page.keyboard.type(raj.email);
  await goesTo(page, 'Password');
  await page.keyboard.type(raj.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
}

/** The focus comes along through the door; the first thing on a page leads past its bar. */
async function skips(page: Page): Promise<void> {
  await holdsFocus(page);
  await page.reload();
  await page.getByRole('navigation', { name: 'Main' }).first().waitFor();
  await goesTo(page, 'Skip to the page');
  await page.keyboard.press('Enter');
  expect(await page.evaluate<string>('document.activeElement.id')).toBe('main');
}

async function filters(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('link', { name: 'Ingrid Halvorsen' }).waitFor();
  await holdsFocus(page);
  await page.keyboard.press('f');
  const panel = page.getByRole('dialog');
  await panel.waitFor();
  await goesTo(page, 'Field');
  await page.keyboard.type('Name');
  await goesTo(page, 'Name');
  await page.keyboard.type('Ingrid Halvorsen');
  await goesTo(page, 'Show what matches');
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' }).catch(() => {});
  await page.getByText('1 person', { exact: true }).waitFor();
  await holdsFocus(page);
}

async function opensAndTalks(page: Page): Promise<void> {
  await page.keyboard.press('j');
  await isSeen(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ingrid Halvorsen' }).waitFor();
  await holdsFocus(page);
  await goesTo(page, 'Say something');
  await page.keyboard.type('She asked for a price.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('list', { name: 'Comments' }).getByText('She asked for a price.').waitFor();
  await holdsFocus(page);
}

async function asks(page: Page): Promise<void> {
  await goesTo(page, 'Ask about this person', 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Ask about Ingrid Halvorsen' }).waitFor();
  await goesTo(page, 'In your words');
  await page.keyboard.type('Which price is hers?');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: 'Which price is hers?' }).waitFor();
  // The dialog gives the focus back to what opened it.
  expect(await nameOfFocus(page)).toBe('Ask about this person');
  await isSeen(page);
}

const mostSteps = 90;

/** Goes on by Tab until something of this name has the focus; on the way the focus is never lost or unseen. */
async function goesTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let step = 0; step < mostSteps; step++) {
    if ((await nameOfFocus(page)) === name) return isSeen(page);
    await page.keyboard.press(key);
  }
  throw new Error(`nothing called ${name} is reached by ${key}; the focus is at ${await nameOfFocus(page)}`);
}

/** What the focus stands on is called, as its label says. */
const nameOfFocus = (page: Page) =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    if (at.matches('body, main')) return '';
    const label = at.labels?.[0] ?? at.closest('label');
    const words = at.getAttribute('aria-label') ?? (label ? label.innerText : at.innerText) ?? '';
    return words.split('\\n')[0].trim();
  })()`);

/** Not thrown back to the beginning of the page. */
async function holdsFocus(page: Page): Promise<void> {
  expect(await page.evaluate<string>('document.activeElement.tagName')).not.toBe('BODY');
}

/** A ring, and inside the window. */
async function isSeen(page: Page): Promise<void> {
  const seen = await page.evaluate<{ hasRing: boolean; isInside: boolean }>(`(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const hasRing = style.boxShadow !== 'none';
    return { hasRing, isInside: box.bottom > 0 && box.top < innerHeight && box.width > 0 };
  })()`);
  expect([await nameOfFocus(page), seen]).toEqual([await nameOfFocus(page), { hasRing: true, isInside: true }]);
}

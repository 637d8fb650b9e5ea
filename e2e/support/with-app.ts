import type { Browser } from 'playwright-core';
import { type RunningApp, runApp } from './run-app.ts';

/** Runs a story on an app of its own. When it fails, what the app said and what its pages show is printed. */
export async function withApp(
  browser: Browser,
  story: (app: RunningApp) => Promise<void>,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  const app = await runApp(settings);
  try {
    await story(app);
  } catch (error) {
    process.stderr.write([app.said(), ...(await whatPagesShow(browser))].join('\n'));
    throw error;
  } finally {
    await Promise.all(browser.contexts().map((context) => context.close()));
    await app.stop();
  }
}

async function whatPagesShow(browser: Browser): Promise<string[]> {
  const pages = browser.contexts().flatMap((context) => context.pages());
  return Promise.all(pages.map(async (page) => `\n${page.url()}\n${await page.evaluate<string>(shownText)}`));
}

/** Runs in the page, hence a text: what stands there, without the options of selects. */
const shownText = `document.querySelectorAll('option:not(:checked)').forEach((option) => option.remove()), document.body.innerText`;

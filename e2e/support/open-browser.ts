import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's chromium, headless. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No chromium on this machine. Accepted: one in the usual places, or CHROMIUM=path.');
  return chromium.launch({ executablePath, args: flags });
}

/** Runs in the page, hence a text: what the content policy blocks becomes an error of the console. */
const tellViolations = `addEventListener('securitypolicyviolation', (event) =>
  console.error('content policy: ' + event.violatedDirective + ' blocked ' + event.blockedURI))`;

/** What a browser said that nobody should ever see: errors, broken promises, violations of the content policy. */
export interface WatchedPage {
  page: Page;
  complaints: string[];
}

/** Opens a page that remembers every complaint. Expected answers (a refused form, say) are named by status. */
export async function watchedPage(context: BrowserContext, expectedStatuses: readonly number[] = []): Promise<WatchedPage> {
  const complaints: string[] = [];
  await context.addInitScript(tellViolations);
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (expectedStatuses.some((status) => text.includes(`the server responded with a status of ${status}`))) return;
    complaints.push(`${text} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`${error.name}: ${error.message}`));
  return { page, complaints };
}

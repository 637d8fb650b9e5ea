import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasChromium } from './support/find-chromium.ts';
import { generatedLeadLogFile, loanMappingFile } from './support/lead-log-files.ts';
import { importFiles, raj, setUpNorthlake, signIn } from './support/northlake.ts';
import { openBrowser } from './support/open-browser.ts';
import { type RunningApp, runApp } from './support/run-app.ts';
import { settled } from './support/settled.ts';

const kilobyte = 1000;
const scriptLimit = 200 * kilobyte;
const wholeLimit = 600 * kilobyte;

describe.runIf(hasChromium())('what a first visit weighs', () => {
  let app: RunningApp;
  let browser: Browser;
  beforeAll(async () => {
    [app, browser] = await Promise.all([runApp(), openBrowser()]);
    const page = await browser.newPage();
    await setUpNorthlake(page, app.setUpUrl);
    await importFiles(page, [generatedLeadLogFile(), loanMappingFile()]);
    await page.close();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  });

  test('the way in: the door, then today', async () => {
    const page = await (await browser.newContext()).newPage();
    const bytes = await weigh(page);
    await page.goto(app.url);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(heavierThanAllowed('the door', bytes())).toEqual([]);
    await signIn(page, raj);
    await page.getByRole('heading', { name: 'Won together this quarter' }).waitFor();
    await settled(page);
    expect(heavierThanAllowed('the door and today', bytes())).toEqual([]);
  });

  test('the scoreboard, signed in, with nothing kept by the browser', async () => {
    const context = await browser.newContext();
    const before = await context.newPage();
    await before.goto(app.url);
    await signIn(before, raj);
    const fresh = await browser.newContext({ storageState: await context.storageState() });
    const page = await fresh.newPage();
    const bytes = await weigh(page);
    await page.goto(`${app.url}/scoreboard`);
    await settled(page);
    expect(heavierThanAllowed('the scoreboard', bytes())).toEqual([]);
  });
});

interface Bytes {
  script: number;
  whole: number;
}

/** Counts what comes over the network from now on, as sent: compressed, headers included. */
async function weigh(page: Page): Promise<() => Bytes> {
  const devtools = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  const bytes: Bytes = { script: 0, whole: 0 };
  devtools.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.whole += encodedDataLength;
    if (scripts.has(requestId)) bytes.script += encodedDataLength;
  });
  await devtools.send('Network.enable');
  return () => ({ ...bytes });
}

/** What is too heavy, in words; a visit without any script was no visit. The figures are printed. */
function heavierThanAllowed(what: string, { script, whole }: Bytes): string[] {
  const words = `${what}: ${Math.round(script / kilobyte)} kB of script, ${Math.round(whole / kilobyte)} kB in all`;
  process.stdout.write(`${words}\n`);
  return script > 0 && script <= scriptLimit && whole <= wholeLimit ? [] : [words];
}

import { accessSync, constants } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The chromium of this machine, or null: browser tests then say that they are skipped. `CHROMIUM` names another one. */
export function findChromium(): string | null {
  const places = process.env['CHROMIUM'] ? [process.env['CHROMIUM']] : usualPlaces;
  return places.find(isExecutable) ?? null;
}

/** True where the browser tests can run; prints why not, once per test file. */
export function hasChromium(): boolean {
  if (findChromium()) return true;
  process.stdout.write('skipped: no chromium found (looked in the usual places and at CHROMIUM)\n');
  return false;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

import type { Page } from 'playwright-core';
import type { FileToBring } from './lead-log-files.ts';

/** The people of the stories, with what they type. */
export const raj = {
  name: 'Raj Patel',
  email: 'raj@northlake.example',
  password: 'a quiet morning in Delft',
  team: 'operations',
  role: 'operator',
} as const;
export const ben = {
  name: 'Ben Okafor',
  email: 'ben@northlake.example',
  password: 'two coffees and a map',
  team: 'sales',
  role: 'head-of-sales',
} as const;

/** Fills in the set-up page as Raj Patel of operations, and waits for the first page. */
export async function setUpNorthlake(page: Page, setUpUrl: string, email: string = raj.email): Promise<void> {
  await page.goto(setUpUrl);
  await page.getByLabel('Name', { exact: true }).fill('Northlake Instruments');
  await page.getByLabel('Time zone').selectOption('Europe/Amsterdam');
  await page.getByLabel('Your name').fill(raj.name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(raj.password);
  await page.getByLabel('Team').selectOption(raj.team);
  await page.getByLabel('Role').selectOption(raj.role);
  await page.getByRole('button', { name: 'Set up the company' }).click();
  await page.getByRole('heading', { name: 'Nothing is counted yet' }).waitFor();
}

/** Signs in by the page that asks for it. */
export async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor({ state: 'detached' });
}

/** Signs out by the account menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /settings and account$/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
}

/** Brings files on the new import page. @returns the address of the page that matches their columns, with its preview. */
export async function bringFiles(page: Page, files: readonly FileToBring[]): Promise<string> {
  await page.goto(new URL('/data/new', page.url()).href);
  await page.locator('input[type=file]').setInputFiles([...files]);
  await page.getByRole('button', { name: 'Match the columns' }).and(page.locator(':not([aria-disabled])')).click();
  await page.getByRole('heading', { name: 'The first rows as they will become' }).waitFor();
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** Brings files, takes the mapping as it comes, imports, and waits until the run is done. */
export async function importFiles(page: Page, files: readonly FileToBring[]): Promise<void> {
  await bringFiles(page, files);
  await page
    .getByRole('button', { name: /^Import (about )?[\d,]+/ })
    .and(page.locator(':not([aria-disabled])'))
    .click();
  await page.getByRole('heading', { name: /is imported$/ }).waitFor({ timeout: 90_000 });
}

import type { Page } from 'playwright-core';

export interface DroppedFile {
  name: string;
  text: string;
}

/** Runs in the page, hence a text: files dropped on the sheet as from the desktop. */
const drop = `((sheet, files) => {
  const data = new DataTransfer();
  for (const { name, text } of files) data.items.add(new File([text], name));
  for (const type of ['dragenter', 'dragover', 'drop'])
    sheet.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
})`;

/** Drops files on the page that brings them, waits until all have arrived, and goes on to their columns. */
export async function dropFiles(page: Page, files: readonly DroppedFile[]): Promise<void> {
  await page.goto(new URL('/data/new', page.url()).href);
  const sheet = page.getByRole('region', { name: 'Files to import' });
  await sheet.waitFor();
  await page.evaluate(`(${drop})(document.querySelector('.drop-zone'), ${JSON.stringify(files)})`);
  await page.getByRole('button', { name: 'Match the columns' }).and(page.locator(':not([aria-disabled])')).click();
}

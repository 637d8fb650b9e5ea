/** What the file of refused rows has in front of their own columns. */
export const refusalColumns: readonly string[] = ['reason', 'file', 'row'];

/** Whether these are the columns of a file of refused rows: it comes back repaired. */
export function isRefusalHeader(header: readonly string[]): boolean {
  return refusalColumns.every((name, at) => header[at]?.trim() === name);
}

/** The row's own columns or cells, in a file of refused rows. */
export function ownColumns<T>(columns: readonly T[]): T[] {
  return columns.slice(refusalColumns.length);
}

/** Takes off the apostrophe that keeps a spreadsheet from running a cell; the product put it there itself. */
export function withoutProtection(cell: string): string {
  return cell.startsWith("'") && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

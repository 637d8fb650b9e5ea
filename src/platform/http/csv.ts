/**
 * Cells that a spreadsheet would run as a formula get an apostrophe in front, which it shows as nothing. So do cells that
 * have one there of their own: taking one off again gives every cell back as it was.
 */
const startsFormula = /^'*[=+\-@\t\r]/;
/** Numbers with a sign, phone numbers among them: as a formula they have no effect, and an apostrophe would stay in them. */
const signedNumber = /^[+-][\d .()-]*$/;

export type CsvCell = string | number | null | undefined;

/** One line of RFC 4180, ended with CRLF, safe to open in a spreadsheet. Empty for null. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  const text = String(cell ?? '');
  const safe = startsFormula.test(text) && !signedNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Why one cell cannot be read. */
export interface BadCell {
  code: string;
  /** What was wrong, without a full stop. */
  said: string;
  accepted: string;
}

export function badCell(code: string, what: string, cell: string, accepted: string): BadCell {
  return { code, said: `${what}: ${shown(cell)}`, accepted };
}

/** A cell as a message shows it: short, on one line. */
export function shown(cell: string): string {
  const line = cell.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

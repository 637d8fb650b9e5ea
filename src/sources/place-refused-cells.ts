interface File {
  position: number;
  /** The columns by which its refused rows are kept. */
  header: readonly string[];
}

/**
 * One list of columns for the refused rows of several files, which may have them in other orders: those of the first file,
 * and behind them what only later ones have.
 * @returns the columns, and a function that puts the cells of one file's row under them. A row with more or fewer cells than
 * its file has columns keeps them as they stand, never as many as there are columns.
 */
export function placeRefusedCells(files: readonly File[]) {
  const header = [...new Set(files.flatMap((file) => file.header.map((name) => name.trim())))];
  const placesOf = new Map(files.map((file) => [file.position, file.header.map((name) => header.indexOf(name.trim()))]));
  const place = (position: number, cells: readonly string[]): readonly string[] => {
    const places = placesOf.get(position);
    if (!places || cells.length !== places.length) return cells.length > 0 && cells.length === header.length ? [...cells, ''] : cells;
    const placed = Array<string>(header.length).fill('');
    for (const [at, cell] of cells.entries()) placed[places[at]!] = cell;
    return placed;
  };
  return { header, place };
}

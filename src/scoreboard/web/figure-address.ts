import { filterParams, onlyValue } from './scoreboard-search.ts';
import type { ScoreboardSearch } from './scoreboard-search.ts';

/** Which figure a door leads to. It stands in the address, so that an open door can be sent to a colleague. */
export interface FigureAddress {
  measure: 'funnel' | 'response-times';
  /** A stage by name, or a figure of the waits such as `pending` or `within-300`. */
  figure: string;
  /** One column of the funnel, such as `2011-10`; null: all. */
  cohort: string | null;
  /** One value of the attribute that the page is broken down by; null: all. The empty text is a value. */
  value: string | null;
}

/** `funnel/Won/2011-10`, `response-times/pending`, `funnel/Won//=social`; each part is safe for an address. */
export function writeFigure({ measure, figure, cohort, value }: FigureAddress): string {
  const parts = [measure, figure, cohort ?? '', value === null ? '' : `=${value}`].map(encodeURIComponent);
  while (parts.at(-1) === '') parts.pop();
  return parts.join('/');
}

/** Reads what `writeFigure` wrote; null for everything else. */
export function readFigure(text: string | null): FigureAddress | null {
  const parts = (text ?? '').split('/').map(decoded);
  const [measure, figure, cohort, value] = parts;
  if ((measure !== 'funnel' && measure !== 'response-times') || !figure) return null;
  return { measure, figure, cohort: cohort || null, value: value?.startsWith('=') ? value.slice(1) : null };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * Where the rows behind a figure are read (`rows`, page by page) and downloaded (`csv`).
 * @param filters whose figures the page counts.
 * @param every how its funnel is cut into columns.
 */
export function rowsAddress(
  figure: FigureAddress,
  filters: ScoreboardSearch,
  every: 'month' | 'quarter',
): (form: 'rows' | 'csv', cursor?: string | null) => string {
  return (form, cursor = null) => {
    const where = figure.value === null || filters.by === null ? filters.where : onlyValue(filters.where, filters.by, figure.value);
    const params = filterParams({ ...filters, where, by: null });
    params.set('figure', figure.figure);
    if (figure.cohort) {
      params.set('cohort', figure.cohort);
      params.set('every', every);
    }
    if (figure.measure === 'funnel') params.set('mode', filters.mode);
    else params.set('clock', filters.clock);
    if (cursor) params.set('cursor', cursor);
    return `/api/measures/${figure.measure}/${form}?${params}`;
  };
}

import type { Period } from './periods.ts';
import { isDay } from './periods.ts';

/** Everything that the page shows, as it stands in its address: a link restores the whole state. */
export interface ScoreboardSearch extends Period {
  /** `attribute:value`, each a filter; all of them hold. */
  where: string[];
  /** The attribute that figures are broken down by. */
  by: string | null;
  mode: 'cohort' | 'in-period';
  clock: 'wall' | 'business';
  /** The open door: which figure's rows and formula are shown. */
  figure: string | null;
}

type Loose = Record<string, unknown>;

/** Reads the state from the address. What cannot be read is left out, never an error: links are typed by hand too. */
export function readSearch(search: Loose): ScoreboardSearch {
  return {
    from: day(search.from),
    to: day(search.to),
    where: texts(search.where).filter((text) => text.includes(':')),
    by: text(search.by),
    mode: search.mode === 'in-period' ? 'in-period' : 'cohort',
    clock: search.clock === 'business' ? 'business' : 'wall',
    figure: text(search.figure),
  };
}

/** The parameters of the address; what is as usual is left out, so that addresses stay short. */
export function searchParams(state: ScoreboardSearch): URLSearchParams {
  const params = filterParams(state);
  if (state.mode !== 'cohort') params.set('mode', state.mode);
  if (state.clock !== 'wall') params.set('clock', state.clock);
  if (state.figure) params.set('figure', state.figure);
  return params;
}

/** The part of the state that chooses whose figures are counted: what the measures are asked with. */
export function filterParams(state: Pick<ScoreboardSearch, 'from' | 'to' | 'where' | 'by'>): URLSearchParams {
  const params = new URLSearchParams();
  if (state.from) params.set('from', state.from);
  if (state.to) params.set('to', state.to);
  for (const filter of state.where) params.append('where', filter);
  if (state.by) params.set('by', state.by);
  return params;
}

/** Splits a filter at its first colon: values may hold colons, attribute names do not. */
export function splitFilter(filter: string): { attribute: string; value: string } {
  const at = filter.indexOf(':');
  return { attribute: filter.slice(0, at), value: filter.slice(at + 1) };
}

/** Adds a filter. Filters of one attribute are alternatives; those of different attributes must all hold. */
export function withFilter(where: readonly string[], attribute: string, value: string): string[] {
  return [...new Set([...where, `${attribute}:${value}`])];
}

/** Narrows to one value of an attribute, in place of all filters of it. */
export function onlyValue(where: readonly string[], attribute: string, value: string): string[] {
  return [...where.filter((filter) => splitFilter(filter).attribute !== attribute), `${attribute}:${value}`];
}

function day(value: unknown): string | null {
  return typeof value === 'string' && isDay(value) ? value : null;
}

/** The router reads "5" as a number and "true" as a boolean; an attribute may be called so. */
function text(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

function texts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map(text).filter((each) => each !== null);
}

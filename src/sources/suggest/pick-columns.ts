import type { ColumnProfile } from './profile-columns.ts';
import { wordsOf } from './name-words.ts';

/** The columns of a file, of which each is taken for one thing. */
export interface ColumnPicker {
  readonly all: readonly ColumnProfile[];
  /** The first column with such a name and look that is not taken yet; it is taken then. */
  take(name: RegExp, looks?: (one: ColumnProfile) => boolean): ColumnProfile | undefined;
  taken(one: ColumnProfile): boolean;
  mark(one: ColumnProfile | undefined): void;
  rest(): ColumnProfile[];
}

export function createPicker(all: readonly ColumnProfile[]): ColumnPicker {
  const taken = new Set<ColumnProfile>();
  return {
    all,
    take(name, looks = () => true) {
      const found = all.find((one) => !taken.has(one) && name.test(wordsOf(one.name)) && looks(one));
      if (found) taken.add(found);
      return found;
    },
    taken: (one) => taken.has(one),
    mark: (one) => void (one && taken.add(one)),
    rest: () => all.filter((one) => !taken.has(one)),
  };
}

export const isMoment = (one: ColumnProfile) => one.looksLike === 'moment';
export const isNumber = (one: ColumnProfile) => one.looksLike === 'number';
export const isText = (one: ColumnProfile) => one.looksLike === 'text' || one.looksLike === 'number';
/** One text for many rows. */
export const isRepeated = (one: ColumnProfile) => one.distinct > 0 && one.distinct <= Math.max(20, one.rows * 0.2);

const keyNames = /(^|\s)(uu|unique )?id$|record id|^key$|number$|^(e ?mail( address)?)$/;

/** The column that names each row once: by its name where several do. */
export function findKey(all: readonly ColumnProfile[]): ColumnProfile | undefined {
  const unique = all.filter((one) => one.filledShare === 1 && one.distinct === one.rows && one.looksLike !== 'moment');
  const named = unique.filter((one) => keyNames.test(wordsOf(one.name)));
  const email = unique.find((one) => one.looksLike === 'email');
  // Two people may have one name, and hardly one address.
  return named.find((one) => one !== email) ?? email ?? unique.find((one) => one.looksLike === 'text') ?? unique[0];
}

const secret = /password|token|secret/i;

/** Attributes are there to divide people by: a column that is nearly empty, or different for everybody, does not. */
export function isAttribute(one: ColumnProfile): boolean {
  return (
    one.filledShare >= 0.01 &&
    !secret.test(one.name) &&
    one.looksLike !== 'moment' &&
    (one.distinct <= 200 || one.distinct <= one.rows * 0.5)
  );
}

export function attributesOf(some: readonly ColumnProfile[]): Record<string, { column: string }> {
  return Object.fromEntries(some.filter(isAttribute).map((one) => [one.name, { column: one.name }]));
}

export function stampOf(one: ColumnProfile): { column: string; format: string } {
  return { column: one.name, format: one.format ?? 'ISO' };
}

export function amountOf(one: ColumnProfile): { column: string; decimal: '.' | ',' } {
  return { column: one.name, decimal: one.decimal ?? '.' };
}

export function fieldOf<Name extends string>(name: Name, one: ColumnProfile | undefined): Partial<Record<Name, { column: string }>> {
  return (one ? { [name]: { column: one.name } } : {}) as Partial<Record<Name, { column: string }>>;
}

/** What may stand in a sentence: a text or a number, or a count with the words that go with it. */
export type Said = string | number | boolean | null | undefined | Counted;

/** A count and its words, each a whole stretch of the sentence; `#` stands for the number. */
export interface Counted {
  count: number;
  one: string;
  other: string;
}

/** Puts a sentence into another language; null where it has no words for it. */
export type Speaker = (parts: readonly string[], values: readonly Said[]) => string | null;

let speak: Speaker = () => null;

/** Whoever knows which language is wanted, says the sentences from now on. Without one they are said as they are written: in English. */
export function setSpeaker(speaker: Speaker): void {
  speak = speaker;
}

/**
 * One sentence for people, in the language of whoever asked. Always a whole sentence, or a whole phrase that can stand anywhere:
 * languages order their words differently. What stands in the code is English; the catalogs have the rest.
 * @example t`No values are known of ${name}.`
 */
export function t(parts: TemplateStringsArray, ...values: readonly Said[]): string {
  return speak(parts, values) ?? inEnglish(parts, values);
}

/**
 * Words that go with a count. @example t`${plural(rows, { one: '# row was', other: '# rows were' })} refused`
 * @param count a whole number of things
 */
export function plural(count: number, words: { one: string; other: string }): Counted {
  return { count, ...words };
}

function inEnglish(parts: readonly string[], values: readonly Said[]): string {
  return parts.map((part, at) => (at === 0 ? part : `${shown(values[at - 1])}${part}`)).join('');
}

function shown(value: Said): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return (value.count === 1 ? value.one : value.other).replaceAll('#', String(value.count));
}

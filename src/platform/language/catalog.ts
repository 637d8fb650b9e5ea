import { I18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Said, Speaker } from '#kernel/language/say.ts';

type CompiledMessage = ReturnType<typeof compileMessage>;

/** A sentence of a catalog: as it stands in the code, and in the other language. */
export interface Entry {
  english: string;
  translated: string;
}

/**
 * Says sentences in another language.
 *
 * The code knows a sentence by its words and the places between them, a catalog by its words and the names of its places
 * ("No values are known of {name}."): both come down to the same key, and the values find their names by their order.
 * @throws Error where a sentence of the catalog is no ICU message
 */
export function speakerOf(locale: string, entries: readonly Entry[]): Speaker {
  const names = new Map<string, readonly string[]>();
  const messages: Record<string, CompiledMessage> = {};
  for (const { english, translated } of entries) {
    const { key, places } = read(compileMessage(english));
    names.set(key, places);
    messages[key] = compileMessage(translated);
  }
  const i18n = new I18n({ locale, messages: { [locale]: messages } });
  return (parts, values) => {
    const key = keyOf(parts, values);
    const places = names.get(key);
    return places ? i18n._(key, Object.fromEntries(places.map((name, at) => [name, valueOf(values[at])]))) : null;
  };
}

function valueOf(value: Said): unknown {
  return typeof value === 'object' && value !== null ? value.count : String(value);
}

function keyOf(parts: readonly string[], values: readonly Said[]): string {
  return parts.map((part, at) => (at === 0 ? part : `${placeOf(values[at - 1])}${part}`)).join('');
}

function placeOf(value: Said): string {
  return typeof value === 'object' && value !== null ? pluralPlace(value.one, value.other) : '{}';
}

const pluralPlace = (one: string, other: string) => `{${one}|${other}}`;

function read(tokens: CompiledMessage): { key: string; places: string[] } {
  if (typeof tokens === 'string') return { key: tokens, places: [] };
  const key = tokens.map((token) => (typeof token === 'string' ? token : placeInCatalog(token))).join('');
  return { key, places: tokens.flatMap((token) => (typeof token === 'string' ? [] : [token[0]])) };
}

type Token = Exclude<CompiledMessage, string>[number];

function placeInCatalog([, kind, forms]: Exclude<Token, string>): string {
  if (kind !== 'plural' || typeof forms !== 'object') return '{}';
  const { one, other } = forms as { one: CompiledMessage; other: CompiledMessage };
  return pluralPlace(wordsOf(one), wordsOf(other));
}

function wordsOf(words: CompiledMessage): string {
  return typeof words === 'string' ? words : words.join('');
}

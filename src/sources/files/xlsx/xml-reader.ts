import { t } from '#kernel/language/say.ts';
import { FileProblem } from '../file-problem.ts';
import { damagedWorkbook } from './damaged-workbook.ts';

/** What is told of a document, in its order. Names come without their prefix, attributes as they stand. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text with its references resolved; long ones may come in several parts. */
  text(text: string): void;
}

export interface XmlReader {
  write(text: string): void;
  /** @throws FileProblem when the document does not end where the text does. */
  end(): void;
}

/** Nothing that a workbook writes between two signs is as long. */
const longestToken = 4 * 1024 * 1024;

/**
 * Reads the XML of workbooks as it comes. Entities of its own, which is how small documents grow without measure, are
 * refused with the declaration that would make them. saxes is its judge in a property test, and four times slower.
 * @throws FileProblem
 */
export function createXmlReader(listener: XmlListener): XmlReader {
  const opened: string[] = [];
  let rest = '';
  const tag = (text: string, start: number, end: number) => {
    if (text.charCodeAt(start + 1) === slash) return closeTag(opened, listener, nameOf(text, start + 2, end));
    const isEmpty = text.charCodeAt(end - 1) === slash;
    const name = nameOf(text, start + 1, isEmpty ? end - 1 : end);
    listener.open(name, text.slice(start + 1, end));
    if (isEmpty) listener.close(name);
    else opened.push(name);
  };
  const write = (more: string) => {
    const text = rest + more;
    let start = 0;
    for (;;) {
      const at = text.indexOf('<', start);
      if (at < 0) break;
      if (at > start && opened.length > 0) listener.text(resolve(text.slice(start, at)));
      start = at;
      const next = text.charCodeAt(at + 1);
      const isMarkup = next === exclamation || next === question;
      const end = isMarkup ? markupEnd(text, at, listener) : tagEnd(text, at);
      if (end < 0) break;
      if (!isMarkup) tag(text, at, end);
      start = end + 1;
    }
    rest = text.slice(start);
    if (rest.length > longestToken) throw damagedWorkbook('a text or a sign in it has no end');
  };
  const end = () => {
    if (rest.trim() !== '' || opened.length > 0)
      throw damagedWorkbook(opened.length > 0 ? `${opened.at(-1)} has no end` : 'it ends too early');
  };
  return { write, end };
}

const slash = 47;
const exclamation = 33;
const question = 63;
const doubleQuote = 34;
const singleQuote = 39;
const greater = 62;

/** Where the tag ends; a greater sign in an attribute does not end it. -1 while its end is not there yet. */
function tagEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === greater) return at;
    if (sign !== doubleQuote && sign !== singleQuote) continue;
    at = text.indexOf(sign === doubleQuote ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

/** Comments, instructions and plain text: everything else that begins so declares something. */
function markupEnd(text: string, start: number, listener: XmlListener): number {
  const until = (mark: string, from: number) => {
    const at = text.indexOf(mark, start + from);
    return at < 0 ? -1 : at + mark.length - 1;
  };
  if (text.charCodeAt(start + 1) === question) return until('?>', 2);
  if (text.startsWith('<!--', start)) return until('-->', 4);
  if (text.startsWith('<![CDATA[', start)) {
    const end = until(']]>', 9);
    if (end > 0) listener.text(text.slice(start + 9, end - 2));
    return end;
  }
  if (text.length - start < 9) return -1;
  throw new FileProblem(
    'xml-declarations',
    t`The workbook declares XML entities, as files that are made to fill memory do.`,
    t`a workbook as Excel saves it`,
  );
}

function closeTag(opened: string[], listener: XmlListener, name: string): void {
  if (opened.pop() !== name) throw damagedWorkbook(`${name} ends where it did not begin`);
  listener.close(name);
}

/** The name at the beginning of a tag, without prefix. */
function nameOf(text: string, start: number, end: number): string {
  let from = start;
  for (let at = start; at < end; at++) {
    const sign = text.charCodeAt(at);
    if (sign <= 32) return text.slice(from, at);
    if (sign === 58) from = at + 1;
  }
  return text.slice(from, end);
}

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with the five signs that XML names, and numbered characters, in place of their references. */
function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;\s]*);?/g, (whole, name: string) => {
    const sign = named[name] ?? numbered(name);
    if (sign === null || !whole.endsWith(';')) throw damagedWorkbook(`${whole.slice(0, 20)} means nothing`);
    return sign;
  });
}

function numbered(name: string): string | null {
  const match = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
  const code = match ? Number.parseInt(match[1] ?? match[2]!, match[1] ? 16 : 10) : 0;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** One attribute out of those of a tag, by its whole name. undefined where there is none. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let from = 0; ;) {
    const at = attributes.indexOf(name, from);
    if (at < 0) return undefined;
    from = at + name.length;
    if (attributes.charCodeAt(at - 1) > 32) continue;
    let next = from;
    while (attributes.charCodeAt(next) <= 32) next++;
    if (attributes[next] !== '=') continue;
    do next++;
    while (attributes.charCodeAt(next) <= 32);
    const quote = attributes[next]!;
    const end = attributes.indexOf(quote, next + 1);
    return quote === '"' || quote === "'" ? resolve(attributes.slice(next + 1, end)) : undefined;
  }
}

import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { attributeOf, createXmlReader } from './xml-reader.ts';

type Told = [what: 'open' | 'close' | 'text', value: string];

/** What our reader tells, texts that stand beside each other as one; null where it refuses the document. */
function told(text: string, cut: number): Told[] | null {
  const all: Told[] = [];
  const reader = createXmlReader({
    open: (name, attributes) => all.push(['open', `${name} ${attributeOf(attributes, 'r') ?? '-'} ${attributeOf(attributes, 't') ?? '-'}`]),
    close: (name) => all.push(['close', name]),
    text: (more) => addText(all, more),
  });
  try {
    for (let start = 0; start < text.length; start += cut) reader.write(text.slice(start, start + cut));
    reader.end();
    return all;
  } catch {
    return null;
  }
}

function addText(all: Told[], more: string): void {
  const last = all.at(-1);
  if (last?.[0] === 'text') last[1] += more;
  else if (more !== '') all.push(['text', more]);
}

function judged(text: string): Told[] | null {
  const all: Told[] = [];
  const local = (name: string) => name.split(':').at(-1)!;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => all.push(['open', `${local(name)} ${attributes['r'] ?? '-'} ${attributes['t'] ?? '-'}`]));
  parser.on('closetag', ({ name }) => all.push(['close', local(name)]));
  parser.on('text', (more) => addText(all, more));
  parser.on('cdata', (more) => addText(all, more));
  try {
    parser.write(text).close();
    // Line ends around the document are none of it.
    return all.filter(([what], at) => what !== 'text' || (at > 0 && at < all.length - 1));
  } catch {
    return null;
  }
}

const attribute = fc.constantFrom(
  ' r="A1"',
  " r = 'B2'",
  ' t="s"',
  ' spans="1:3"',
  ' x:r="no"',
  ' title="a > b"',
  ' t="&lt;&#65;"',
  '\n r="7"',
);
const attributes = fc.uniqueArray(attribute, { maxLength: 3, selector: (one) => one.trim().split(/[\s=]/)[0] }).map((all) => all.join(''));
const name = fc.constantFrom('c', 'v', 'row', 'x:c', 'is');
const text = fc.constantFrom('', 'text', ' ', '&amp;', '&#x20AC;', 'ü😀', '<!-- <c> -->', '<![CDATA[a<b&c]]>', '<?do it?>', '\'"');
const element = fc.letrec<{ one: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.tuple(name, attributes).map(([tag, given]) => `<${tag}${given}/>`),
    fc
      .tuple(name, attributes, fc.array(tie('one'), { maxLength: 3 }))
      .map(([tag, given, inside]) => `<${tag}${given}>${inside.join('')}</${tag} >`),
  ),
})).one;

test('tells of documents what saxes tells, wherever they are cut', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 4 }), fc.integer({ min: 1, max: 30 }), (inside, cut) => {
      const document = `<?xml version="1.0"?>\n<sheet>${inside.join('')}</sheet>\n`;
      const expected = judged(document);
      expect(expected).not.toBeNull();
      expect(told(document, cut)).toEqual(expected);
    }),
    { numRuns: 1500 },
  );
});

test('refuses documents that end too early, as saxes does', () => {
  fc.assert(
    fc.property(fc.array(element, { minLength: 1, maxLength: 3 }), fc.nat(), (inside, place) => {
      const document = `<sheet>${inside.join('')}</sheet>`;
      const cut = document.slice(0, 1 + (place % (document.length - 1)));
      expect(judged(cut)).toBeNull();
      expect(told(cut, 7)).toBeNull();
    }),
  );
});

describe('refused', () => {
  test.each([
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>', 'declares XML entities'],
    ['a document type', '<!DOCTYPE html><x/>', 'declares XML entities'],
    ['an entity that nobody declared', '<x>&lol;</x>', '&lol; means nothing'],
    ['a character that there is not', '<x>&#x110000;</x>', 'means nothing'],
    ['elements in each other', '<x><y></x></y>', 'x ends where it did not begin'],
  ])('%s', (_what, document, words) => {
    const reader = createXmlReader({ open: () => {}, close: () => {}, text: () => {} });
    expect(() => reader.write(document)).toThrow(words);
  });

  test('a text without end, before it fills the memory', () => {
    const reader = createXmlReader({ open: () => {}, close: () => {}, text: () => {} });
    const write = () => {
      for (let at = 0; at < 100; at++) reader.write(at === 0 ? '<x>' : 'a'.repeat(1024 * 1024));
    };
    expect(write).toThrow('has no end');
  });
});

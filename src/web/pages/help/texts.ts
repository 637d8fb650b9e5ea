const root = '../../../..';
// Each text is a file of its own in the build, read when it is opened.
const texts = import.meta.glob<string>(['../../../../docs/guide/*.md', '../../../../docs/measures.md', '../../../../GLOSSARY.md'], {
  query: '?raw',
  import: 'default',
});
const places: Record<string, string> = { measures: 'docs/measures.md', words: 'GLOSSARY.md' };

/** The text of a topic, in Markdown; null when there is no such topic. */
export async function textOf(slug: string): Promise<string | null> {
  const read = texts[`${root}/${places[slug] ?? `docs/guide/${slug}.md`}`];
  return read ? read() : null;
}

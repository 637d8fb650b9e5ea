// Each text is a file of its own in the build, read when it is opened.
const guide = import.meta.glob<string>('../../../../docs/guide/*.md', { query: '?raw', import: 'default' });
const others: Record<string, () => Promise<string>> = {
  measures: async () => (await import('../../../../docs/measures.md?raw')).default,
  words: async () => (await import('../../../../GLOSSARY.md?raw')).default,
};

/** The text of a topic, in Markdown; null when there is no such topic. */
export async function textOf(slug: string): Promise<string | null> {
  const read = others[slug] ?? guide[`../../../../docs/guide/${slug}.md`];
  return read ? read() : null;
}

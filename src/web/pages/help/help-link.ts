import { topics } from '#web/pages/help/topics.ts';

const places: Record<string, string> = { 'measures.md': 'measures', 'GLOSSARY.md': 'words' };

/**
 * Where a link of the guide leads inside the product: `files.md#encodings` to the topic, at its heading. Links to what is no topic (decisions,
 * schemas) lead nowhere here: null.
 */
export function helpLink(href: string): string | null {
  if (/^(https?:|mailto:|#)/.test(href)) return href;
  const [path = '', anchor] = href.split('#');
  const file = path.split('/').at(-1)!;
  const slug = places[file] ?? file.replace(/\.md$/, '');
  if (!path.endsWith('.md') || !topics.some((topic) => topic.slug === slug)) return null;
  return `/help/${slug}${anchor ? `#${anchor}` : ''}`;
}

/** The anchor of a heading, as hosts of Markdown make it: "Why rows are refused" is why-rows-are-refused. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-');
}

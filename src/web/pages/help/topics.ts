/** A page of the guide, as it is read in the browser: its name in addresses, and what it is called in the list. */
export interface Topic {
  slug: string;
  title: string;
}

/** The guide in the order in which one needs it. The texts are docs/guide, docs/measures.md and GLOSSARY.md. */
export const topics: readonly Topic[] = [
  { slug: 'today', title: 'Today' },
  { slug: 'scoreboard', title: 'Scoreboard' },
  { slug: 'measures', title: 'How every figure is counted' },
  { slug: 'lists', title: 'Lists, filters and views' },
  { slug: 'people', title: 'People, accounts and deals' },
  { slug: 'finding', title: 'Finding and doing' },
  { slug: 'comments', title: 'Comments and notices' },
  { slug: 'asks', title: 'Asks' },
  { slug: 'data', title: 'Data' },
  { slug: 'imports', title: 'Imports' },
  { slug: 'mapping', title: 'The mapping' },
  { slug: 'files', title: 'Files' },
  { slug: 'presets', title: 'Exports that are known' },
  { slug: 'undo', title: 'Undo an import' },
  { slug: 'personal-data', title: 'Personal data' },
  { slug: 'company', title: 'Company, members and keys' },
  { slug: 'members', title: 'Members and your profile' },
  { slug: 'sign-in', title: 'Signing in' },
  { slug: 'mail', title: 'Mail' },
  { slug: 'running', title: 'Running Entente' },
  { slug: 'upgrading', title: 'Upgrading' },
  { slug: 'words', title: 'Words' },
];

/** Which topic helps on which pages: the longest beginning of an address counts. */
const helpOf: readonly [begins: string, slug: string][] = [
  ['/', 'today'],
  ['/scoreboard', 'scoreboard'],
  ['/handoffs', 'lists'],
  ['/people', 'people'],
  ['/accounts', 'people'],
  ['/deals', 'people'],
  ['/handoffs', 'people'],
  ['/asks', 'asks'],
  ['/notices', 'comments'],
  ['/data', 'data'],
  ['/data/new', 'mapping'],
  ['/data/imports', 'imports'],
  ['/settings', 'company'],
  ['/settings/mail', 'mail'],
  ['/settings/members', 'members'],
  ['/settings/profile', 'members'],
  ['/settings/security', 'sign-in'],
  ['/settings/running', 'running'],
  ['/audit', 'company'],
  ['/help', 'words'],
];

/** The topic that helps on a page. @param path without its search part. */
export function topicOf(path: string): string {
  const holds = (begins: string) => path === begins || path.startsWith(begins === '/' ? '/' : `${begins}/`);
  return helpOf.filter(([begins]) => holds(begins)).sort(([a], [b]) => b.length - a.length)[0]![1];
}

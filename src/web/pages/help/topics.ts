import { t } from '@lingui/core/macro';
/** A page of the guide, as it is read in the browser: its name in addresses, and what it is called in the list. */
export interface Topic {
  slug: string;
  title: string;
}

/** The guide in the order in which one needs it. The texts are docs/guide, docs/measures.md and GLOSSARY.md. */
export const topics: readonly Topic[] = [
  { slug: 'today', title: t`Today` },
  { slug: 'scoreboard', title: t`Scoreboard` },
  { slug: 'measures', title: t`How every figure is counted` },
  { slug: 'lists', title: t`Lists, filters and views` },
  { slug: 'people', title: t`People, accounts and deals` },
  { slug: 'finding', title: t`Finding and doing` },
  { slug: 'comments', title: t`Comments and notices` },
  { slug: 'asks', title: t`Asks` },
  { slug: 'data', title: t`Data` },
  { slug: 'imports', title: t`Imports` },
  { slug: 'mapping', title: t`The mapping` },
  { slug: 'files', title: t`Files` },
  { slug: 'presets', title: t`Exports that are known` },
  { slug: 'undo', title: t`Undo an import` },
  { slug: 'personal-data', title: t`Personal data` },
  { slug: 'company', title: t`Company, members and keys` },
  { slug: 'members', title: t`Members and your profile` },
  { slug: 'roles', title: t`Roles: who sees what` },
  { slug: 'sign-in', title: t`Signing in` },
  { slug: 'mail', title: t`Mail` },
  { slug: 'running', title: t`Running Entente` },
  { slug: 'upgrading', title: t`Upgrading` },
  { slug: 'words', title: t`Words` },
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
  ['/settings/roles', 'roles'],
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

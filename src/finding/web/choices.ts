import type { SearchAnswer } from '#finding/schema.ts';
import type { IconName } from '#web/ui/icon.tsx';

/** Something to go to or to do. */
export interface Choice {
  id: string;
  title: string;
  detail?: string;
  icon: IconName;
  /** Other words that it is looked for by. */
  alike?: string;
  /** The keys that do the same, as in shortcuts. */
  keys?: string;
  run: () => void;
}

export interface ChoiceGroup {
  title: string;
  choices: readonly Choice[];
  hasMore?: boolean;
}

const icons: Record<string, IconName> = {
  people: 'people',
  accounts: 'company',
  deals: 'file',
  asks: 'asks',
  members: 'people',
  imports: 'upload',
  settings: 'company',
  views: 'filter',
};

/** Those of which every word that was typed begins a word; all of them where nothing was typed. */
export function choicesFor(typed: string, choices: readonly Choice[]): Choice[] {
  const words = bare(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ title, alike = '' }) => words.every((word) => ` ${bare(`${title} ${alike}`)}`.includes(` ${word}`)));
}

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .trim();

/** What the server found, as choices; settings stand among the pages already. */
export function foundChoices({ groups }: SearchAnswer, go: (path: string) => void): ChoiceGroup[] {
  return groups
    .filter(({ name }) => name !== 'settings')
    .map(({ name, title, found, hasMore }) => ({
      title,
      hasMore,
      choices: found.map(({ id, title: named, detail, path }) => ({
        id: `${name} ${id}`,
        title: named,
        detail,
        icon: icons[name] ?? 'search',
        run: () => go(path),
      })),
    }));
}

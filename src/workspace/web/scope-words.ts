import { t } from '@lingui/core/macro';
import { type Scope, scopeOf } from '#workspace/permissions.ts';

interface Words {
  label: string;
  /** The label inside a sentence. */
  inText: string;
}

interface ScopeWords {
  /** What the scopes are about. */
  area: string;
  read: Words;
  write?: Words;
}

/** What a key can be for, in the order in which one looks for it. Scopes that are not here are shown by their own names. */
const words: Readonly<Record<string, ScopeWords>> = {
  measures: { area: t`Scoreboard`, read: { label: t`See it`, inText: t`see it` } },
  asks: {
    area: t`Asks`,
    read: { label: t`Read them`, inText: t`read them` },
    write: { label: t`Ask and answer`, inText: t`ask and answer` },
  },
  people: {
    area: t`People`,
    read: { label: t`See them`, inText: t`see them` },
    write: { label: t`Report and erase them`, inText: t`report and erase them` },
  },
  sources: {
    area: t`Sources`,
    read: { label: t`See imports`, inText: t`see imports` },
    write: { label: t({ message: 'Import', context: 'to do' }), inText: t({ message: 'import', context: 'to do' }) },
  },
  data: { area: t`All data`, read: { label: t`Take it out`, inText: t`take it out` } },
  company: { area: t`Company`, read: { label: t`See it`, inText: t`see it` }, write: { label: t`Change it`, inText: t`change it` } },
  members: { area: t`Members`, read: { label: t`See who is here`, inText: t`see who is here` } },
  audit: { area: t`What happened`, read: { label: t`Read it`, inText: t`read it` } },
  installation: {
    area: t`Installation`,
    read: { label: t`See how it runs`, inText: t`see how it runs` },
    write: { label: t`Change it`, inText: t`change it` },
  },
};

const otherWords = { read: { label: t`Read`, inText: t`read` }, write: { label: t`Change`, inText: t`change` } } as const;

export interface ScopeArea {
  area: string;
  scopes: { scope: Scope; label: string }[];
}

/** The areas that a key of somebody with these permissions can be for, each with what it may do there. */
export function scopeAreas(permissions: readonly string[], all: readonly Scope[]): ScopeArea[] {
  const own = new Set(permissions.map(scopeOf));
  const areas = Map.groupBy(
    all.filter((scope) => own.has(scope)),
    (scope) => scope.split(':')[0]!,
  );
  const known = Object.keys(words).filter((name) => areas.has(name));
  const others = [...areas.keys()].filter((name) => !(name in words));
  return [...known, ...others].map((name) => ({
    area: words[name]?.area ?? name,
    scopes: areas
      .get(name)!
      .toSorted()
      .map((scope) => ({ scope, label: wordsOf(scope).label })),
  }));
}

function wordsOf(scope: string): Words {
  const [name = '', kind = ''] = scope.split(':');
  return words[name]?.[kind as 'read' | 'write'] ?? otherWords[kind === 'read' ? 'read' : 'write'];
}

/** "Asks: read them. Sources: see imports, import." */
export function scopesInWords(scopes: readonly string[]): string {
  const areas = Map.groupBy(scopes, (scope) => scope.split(':')[0]!);
  return [...areas]
    .map(([name, own]) => `${words[name]?.area ?? name}: ${own.map((scope) => wordsOf(scope).inText).join(', ')}`)
    .join('; ');
}

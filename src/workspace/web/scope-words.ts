import { type Scope, scopeOf } from '#workspace/permissions.ts';

interface ScopeWords {
  /** What the scopes are about. */
  area: string;
  read: string;
  write?: string;
}

/** What a key can be for, in the order in which one looks for it. Scopes that are not here are shown by their own names. */
const words: Readonly<Record<string, ScopeWords>> = {
  measures: { area: 'Scoreboard', read: 'See it' },
  asks: { area: 'Asks', read: 'Read them', write: 'Ask and answer' },
  people: { area: 'People', read: 'See them', write: 'Report and erase them' },
  sources: { area: 'Sources', read: 'See imports', write: 'Import' },
  data: { area: 'All data', read: 'Take it out' },
  company: { area: 'Company', read: 'See it', write: 'Change it' },
  members: { area: 'Members', read: 'See who is here' },
  audit: { area: 'What happened', read: 'Read it' },
  installation: { area: 'Installation', read: 'See how it runs', write: 'Change it' },
};

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
      .map((scope) => ({ scope, label: labelOf(scope) })),
  }));
}

function labelOf(scope: Scope): string {
  const [name = '', kind = ''] = scope.split(':');
  return words[name]?.[kind as 'read' | 'write'] ?? (kind === 'read' ? 'Read' : 'Change');
}

/** "Asks: read them. Sources: see imports, import." */
export function scopesInWords(scopes: readonly string[]): string {
  const areas = Map.groupBy(scopes, (scope) => scope.split(':')[0]!);
  return [...areas]
    .map(([name, own]) => `${words[name]?.area ?? name}: ${own.map((scope) => labelOf(scope as Scope).toLowerCase()).join(', ')}`)
    .join('; ');
}

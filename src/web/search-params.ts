/** The scoreboard's address. Days are the company's, both inclusive; `where` is `attribute:value`, repeated. */
export interface ScoreboardSearch {
  from?: string;
  to?: string;
  by?: string;
  mode?: 'cohort' | 'in-period';
  every?: 'quarter' | 'month' | 'all';
  /** Whether waiting is counted by the wall clock or in business hours. */
  clock?: 'wall' | 'business';
  where?: string[];
  /** The open door: the figure whose rows and formula are shown. */
  figure?: string;
}

export interface TodaySearch {
  /** Whose day is looked at, where it is not the own. */
  view?: 'seller' | 'marketer' | 'both';
}

export interface AsksSearch {
  show?: 'waiting-for-me' | 'my-side' | 'i-asked';
  state?: 'ended';
  /** Asks right away. */
  ask?: 'new';
}

/** What is asked of the audit log. Days are the company's, both inclusive. */
export interface AuditSearch {
  who?: string;
  kind?: string;
  from?: string;
  to?: string;
  about?: string;
}

export interface NewSourceSearch {
  /** Uploads already made, so that a reload does not lose them. */
  upload?: string[];
  /** Which kind of files is looked at, from 1; all of them unless said. */
  group?: string;
}

export interface ImportsSearch {
  /** Imports that were begun together. */
  run?: string[];
}

export interface SignInSearch {
  /** Where to go after signing in; a path of ours only. */
  next?: string;
  /** Why somebody who came back from the sign-in provider was not let in. */
  refused?: string;
}

export interface SetUpSearch {
  token?: string;
}

export type RawSearch = Record<string, string | string[]>;

/** Reads `?a=1&b=2&b=3` as { a: '1', b: ['2', '3'] }: plain addresses that people can read and write by hand. */
export function parseSearch(text: string): RawSearch {
  const found: RawSearch = {};
  for (const [key, value] of new URLSearchParams(text)) {
    const before = found[key];
    found[key] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
  }
  return found;
}

/** The inverse of parseSearch; undefined and empty values are left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') out.append(key, String(each));
    }
  }
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

const one = (value: unknown) => (Array.isArray(value) ? String(value[0]) : typeof value === 'string' && value !== '' ? value : undefined);
const many = (value: unknown) => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : undefined);
const dayOf = (value: unknown) => (/^\d{4}-\d{2}-\d{2}$/.test(one(value) ?? '') ? one(value) : undefined);

function oneOf<Choice extends string>(value: unknown, choices: readonly Choice[]): Choice | undefined {
  return choices.find((choice) => choice === one(value));
}

/** Leaves out what is undefined, so that addresses stay short and `in` tells the truth. */
function present<Search extends object>(search: { [Key in keyof Search]: Search[Key] | undefined }): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as Search;
}

/** Reads a scoreboard's address; what it does not understand it leaves out. */
export function scoreboardSearch(raw: Record<string, unknown>): ScoreboardSearch {
  return present<ScoreboardSearch>({
    from: dayOf(raw['from']),
    to: dayOf(raw['to']),
    by: one(raw['by']),
    mode: oneOf(raw['mode'], ['cohort', 'in-period']),
    every: oneOf(raw['every'], ['quarter', 'month', 'all']),
    clock: oneOf(raw['clock'], ['wall', 'business']),
    where: many(raw['where']),
    figure: one(raw['figure']),
  });
}

/** Reads the address of the asks. */
export function asksSearch(raw: Record<string, unknown>): AsksSearch {
  return present<AsksSearch>({
    show: oneOf(raw['show'], ['waiting-for-me', 'my-side', 'i-asked']),
    state: oneOf(raw['state'], ['ended']),
    ask: oneOf(raw['ask'], ['new']),
  });
}

/** Reads whose day the first page shows. */
export function todaySearch(raw: Record<string, unknown>): TodaySearch {
  return present<TodaySearch>({ view: oneOf(raw['view'], ['seller', 'marketer', 'both']) });
}

/** Reads the address of what happened. */
export function auditSearch(raw: Record<string, unknown>): AuditSearch {
  return present<AuditSearch>({
    who: one(raw['who']),
    kind: one(raw['kind']),
    from: dayOf(raw['from']),
    to: dayOf(raw['to']),
    about: one(raw['about']),
  });
}

/** Reads the address of a new import. */
export function newSourceSearch(raw: Record<string, unknown>): NewSourceSearch {
  return present<NewSourceSearch>({ upload: many(raw['upload']), group: one(raw['group']) });
}

/** Reads the address of imports that were begun together. */
export function importsSearch(raw: Record<string, unknown>): ImportsSearch {
  return present<ImportsSearch>({ run: many(raw['run']) });
}

/** Reads where to go after signing in; only a path of this site, never another one. */
export function signInSearch(raw: Record<string, unknown>): SignInSearch {
  const next = one(raw['next']);
  const isOurs = next !== undefined && /^\/(?![/\\])/.test(next);
  return present<SignInSearch>({ next: isOurs ? next : undefined, refused: one(raw['refused']) });
}

/** Reads the set-up token from the address printed at the first start. */
export function setUpSearch(raw: Record<string, unknown>): SetUpSearch {
  return present<SetUpSearch>({ token: one(raw['token']) });
}

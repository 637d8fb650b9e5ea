import fc from 'fast-check';

/** One import of a made-up history: a few rows about a handful of people, deals and what happened to them. */
export interface InventedImport {
  mapping: object;
  content: string;
}

const people = ['a', 'b', 'c', 'd'] as const;
const deals = ['x', 'y', 'z'] as const;
const person = fc.constantFrom(...people);
const deal = fc.constantFrom(...deals);
const text = fc.constantFrom('', 'one', 'two', 'three');
const day = fc.constantFrom('2026-01-01', '2026-01-05', '2026-02-01', '2026-03-10');
const maybeDay = fc.constantFrom('', '2026-01-01', '2026-01-05', '2026-02-01', '2026-03-10');
const keys = [{ space: 'contact', columns: ['id'] }];

const table = (source: string, more: object) => ({ entente: 1, shape: 'table', source, timeZone: 'UTC', ...more });
const csv = (header: string, rows: readonly (readonly string[])[]) => `${header}\n${rows.map((row) => `${row.join(',')}\n`).join('')}`;

/** Of several rows for one key the last. */
function unique(rows: readonly string[][], width: number): string[][] {
  return [...new Map(rows.map((row) => [row.slice(0, width).join(), row])).values()];
}

interface Shape {
  mapping: fc.Arbitrary<object>;
  header: string;
  row: fc.Arbitrary<string[]>;
  /** How many of the first cells tell what a row is of: it comes once in a file. */
  keyWidth: number;
  /** Whether it does so in every file. */
  isOnceInFile?: boolean;
  /** Where rows of several keys speak of one person: which cell says whom, and which ones say something of them. */
  shared?: { by: number; cells: readonly number[] };
}

/** All rows that speak of one person say of them what the last one does. */
function agreed(rows: readonly string[][], { shared }: Shape): string[][] {
  if (!shared) return [...rows];
  const last = new Map(rows.map((row) => [row[shared.by], row]));
  return rows.map((row) => row.map((cell, at) => (shared.cells.includes(at) ? last.get(row[shared.by])![at]! : cell)));
}

const rulesOfLogs = [
  [
    { activity: 'met', becomes: 'captured', stage: 'Met' },
    { activity: 'given', becomes: 'handoff-offered' },
    { activity: 'called', becomes: 'follow-up', take: 'each' },
    { activity: 'won', becomes: 'won', stage: 'Won' },
  ],
  [
    { activity: 'met', becomes: 'captured', stage: 'Met', take: 'each' },
    { activity: 'given', becomes: 'handoff-offered' },
    { activity: 'called', becomes: 'stage', stage: 'Talking' },
    { activity: 'won', becomes: 'won', stage: 'Signed', take: 'last' },
  ],
  [
    { activity: 'given', becomes: 'handoff-offered', take: 'last' },
    { activity: 'called', becomes: 'captured', stage: 'Met' },
    { activity: 'met', becomes: 'captured', stage: 'Met', take: 'last' },
  ],
];

const rulesOfHistories = [
  [{ field: 'status', value: 'two', becomes: 'stage', stage: 'Talking' }],
  [
    { field: 'status', value: 'two', becomes: 'won', stage: 'Signed' },
    { field: 'status', becomes: 'stage', stage: 'Talking' },
  ],
  [{ field: 'size', value: 'one', becomes: 'stage', stage: 'Talking' }],
  [],
];

const logMapping = (source: string, events: object[], attributes: boolean) => ({
  entente: 1,
  shape: 'event-log',
  source,
  timeZone: 'UTC',
  stages: ['Met', 'Talking', 'Won'],
  log: { case: 'id', activity: 'what', moment: 'at', actor: 'who' },
  person: { keys, ...(attributes && { attributes: { size: { column: 'size' } } }) },
  events,
});

const shapes: Record<string, Shape> = {
  log: {
    mapping: fc
      .record({ source: fc.constantFrom('Log', 'Other log'), rules: fc.constantFrom(...rulesOfLogs), has: fc.boolean() })
      .map((given) => logMapping(given.source, given.rules, given.has)),
    header: 'id,what,at,who,size',
    row: fc.tuple(person, fc.constantFrom('met', 'given', 'called', 'won'), day, fc.constantFrom('', 'ann'), text),
    keyWidth: 4,
  },
  contacts: {
    mapping: fc.constantFrom('Contacts', 'Newsletter').map((source) =>
      table(source, {
        stages: ['Met', 'Won'],
        person: {
          keys,
          name: { column: 'name' },
          email: { column: 'mail' },
          attributes: { size: { column: 'size' } },
          account: { space: 'account', columns: ['size'] },
        },
        moments: [
          { column: 'met', becomes: 'captured', stage: 'Met' },
          { column: 'given', becomes: 'handoff-offered' },
          { column: 'won', becomes: 'won', stage: 'Won' },
        ],
      }),
    ),
    header: 'id,name,mail,size,met,given,won',
    row: fc.tuple(person, text, text, text, maybeDay, maybeDay, maybeDay),
    keyWidth: 1,
  },
  stamped: {
    mapping: fc.constant(
      table('Stamped', {
        stages: ['Met'],
        person: { keys, name: { column: 'name' } },
        moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
        modified: { column: 'changed' },
        deleted: { column: 'gone', is: ['yes'] },
      }),
    ),
    header: 'id,changed,name,met,gone',
    row: fc.tuple(person, day, text, maybeDay, fc.constantFrom('', '', 'yes')),
    keyWidth: 2,
  },
  deals: {
    mapping: fc.constantFrom('Deals', 'Other deals').map((source) =>
      table(source, {
        stages: ['Met', 'Won'],
        person: { keys, name: { column: 'name' } },
        moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
        deal: {
          key: ['deal'],
          ...(source === 'Other deals' && { space: 'deal' }),
          name: { column: 'name' },
          amount: { column: 'amount' },
          attributes: { term: { column: 'name' } },
          owner: { column: 'name' },
          moments: [{ column: 'won', becomes: 'won', stage: 'Won' }],
        },
      }),
    ),
    header: 'deal,id,name,amount,met,won',
    row: fc.tuple(deal, person, text, fc.constantFrom('', '10', '20.50'), maybeDay, maybeDay),
    keyWidth: 1,
    shared: { by: 1, cells: [2, 4] },
  },
  dealsOfNobody: {
    mapping: fc.constant(
      table('Opportunities', {
        stages: ['Won', 'Lost'],
        deal: {
          key: ['deal'],
          space: 'deal',
          name: { column: 'name' },
          amount: { column: 'amount' },
          lostReason: { column: 'name' },
          follows: { columns: ['before'] },
          people: [{ space: 'contact', columns: ['id'], role: 'buyer' }],
          account: { space: 'account', columns: ['name'] },
          moments: [
            { column: 'won', becomes: 'won', stage: 'Won' },
            { column: 'lost', becomes: 'lost', stage: 'Lost' },
          ],
        },
      }),
    ),
    header: 'deal,id,name,amount,won,lost,before',
    row: fc.tuple(deal, fc.constantFrom('', ...people), text, fc.constantFrom('', '7'), maybeDay, maybeDay, fc.constantFrom('', ...deals)),
    keyWidth: 1,
  },
  touches: {
    mapping: fc.constant(
      table('Calls', {
        person: { keys },
        touch: {
          kind: { value: 'call' },
          label: { column: 'what' },
          moment: { column: 'at' },
          direction: { value: 'out' },
          channel: { column: 'what' },
        },
      }),
    ),
    header: 'id,what,at',
    row: fc.tuple(person, text, day),
    keyWidth: 3,
  },
  things: {
    mapping: fc.constant(
      table('Accounts', {
        account: { keys: [{ space: 'account', columns: ['id'] }], name: { column: 'name' }, domain: { column: 'mail' } },
      }),
    ),
    header: 'id,name,mail',
    row: fc.tuple(fc.constantFrom('one', 'two'), text, text),
    keyWidth: 1,
  },
  histories: {
    mapping: fc
      .record({ object: fc.constantFrom('person', 'deal'), events: fc.constantFrom(...rulesOfHistories) })
      .map(({ object, events }) => ({
        entente: 1,
        shape: 'field-history',
        source: 'History',
        timeZone: 'UTC',
        stages: [],
        object,
        key: { space: object === 'person' ? 'contact' : 'deal', columns: ['id'] },
        field: { column: 'field' },
        value: 'value',
        moment: { column: 'at' },
        events,
      })),
    header: 'id,field,value,at',
    row: fc.tuple(fc.constantFrom(...people, ...deals), fc.constantFrom('status', 'size'), text, day),
    keyWidth: 4,
  },
  links: {
    mapping: fc.constant({
      entente: 1,
      shape: 'links',
      source: 'Links',
      stages: [],
      links: [
        {
          kind: 'deal-person',
          from: { space: 'deal', columns: ['deal'] },
          to: { space: 'contact', columns: ['id'] },
          role: { column: 'role' },
        },
      ],
    }),
    header: 'deal,id,role',
    row: fc.tuple(deal, person, text),
    keyWidth: 3,
  },
  departures: {
    mapping: fc.constantFrom('merged', 'deleted').map((kind) => ({
      entente: 1,
      shape: 'departures',
      source: 'Gone',
      timeZone: 'UTC',
      stages: [],
      object: 'person',
      kind,
      key: { space: 'contact', columns: ['id'] },
      ...(kind === 'merged' && { into: { space: 'contact', columns: ['into'] } }),
      moment: { column: 'at' },
    })),
    header: 'id,into,at',
    // One file has one word on each: several files contradict each other, also about the moment.
    isOnceInFile: true,
    row: fc.tuple(person, person, maybeDay).filter(([from, into]) => from !== into),
    keyWidth: 1,
  },
};

interface ImportOptions {
  /** Whether a file has one row for each key, as exports do. */
  isUnique: boolean;
  /** Whether the rows of a file agree on each person, also those of several deals: of what they say the newest import counts otherwise. */
  agrees?: boolean;
  /** The shapes to take; all of them unless said. */
  only?: readonly string[];
}

export function inventedImport({ isUnique, agrees = false, only }: ImportOptions): fc.Arbitrary<InventedImport> {
  return fc.constantFrom(...(only ?? Object.keys(shapes))).chain((name) => {
    const shape = shapes[name]!;
    return fc.record({ mapping: shape.mapping, rows: fc.array(shape.row, { minLength: 1, maxLength: 6 }) }).map(({ mapping, rows }) => {
      const kept = isUnique ? unique(rows, shape.keyWidth) : rows;
      return { mapping, content: csv(shape.header, agrees ? agreed(kept, shape) : kept) };
    });
  });
}

interface Given {
  name: string;
  mapping: object;
  rows: string[][];
  /** Which of the imports before it a file is another export of, if any, and which of its rows are in it again. */
  again: number | null;
  keeps: boolean[];
}

export interface HistoryOptions {
  /** Whether a file has one row for each key, as exports do. */
  isUnique: boolean;
  /** The shapes to take; all of them unless said. */
  only?: readonly string[];
  minLength: number;
}

/** Imports one after the other. About half are exports of a source that was there before: some rows are the same, some are others. */
export function inventedHistory({ isUnique, only, minLength }: HistoryOptions): fc.Arbitrary<InventedImport[]> {
  const given = fc.constantFrom(...(only ?? Object.keys(shapes))).chain((name) =>
    fc.record({
      name: fc.constant(name),
      mapping: shapes[name]!.mapping,
      rows: fc.array(shapes[name]!.row, { minLength: 1, maxLength: 6 }),
      again: fc.option(fc.nat(4)),
      keeps: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    }),
  );
  return fc.array(given, { minLength, maxLength: 5 }).map((imports) => {
    const whole: Given[] = [];
    for (const one of imports) whole.push(afterEarlier(one, whole));
    return whole.map(({ name, mapping, rows }) => {
      const { header, keyWidth, isOnceInFile = false } = shapes[name]!;
      return { mapping, content: csv(header, isUnique || isOnceInFile ? unique(rows, keyWidth) : rows) };
    });
  });
}

function afterEarlier(one: Given, before: readonly Given[]): Given {
  const earlier = one.again === null ? undefined : before[one.again];
  if (!earlier) return one;
  const kept = earlier.rows.filter((_, at) => one.keeps[at] !== false);
  const own = earlier.name === one.name ? one.rows.slice(0, 3) : [];
  return { ...one, name: earlier.name, mapping: earlier.mapping, rows: kept.length + own.length > 0 ? [...kept, ...own] : earlier.rows };
}

import { describe, expect, test } from 'vitest';
import { dealHash, keyHash, readRow, refusalOf } from '#test/mapped-row.ts';

const at = Date.UTC(2026, 2, 1, 9);
const stamp = '2026-03-01T09:00:00Z';

describe('a history of fields', () => {
  const history = {
    shape: 'field-history',
    object: 'deal',
    key: { space: 'crm-deal', columns: ['deal'] },
    field: { column: 'property' },
    value: 'value',
    moment: { column: 'when' },
    actor: { column: 'who' },
    stages: ['Open', 'Won'],
    events: [
      { field: 'stage', value: 'closedwon', becomes: 'won', stage: 'Won' },
      { field: 'stage', becomes: 'stage', stage: 'Open' },
    ],
  };
  const cells = { deal: 'd1', property: 'stage', value: 'closedwon', when: stamp, who: 'Moses' };

  test('says what a field became, and what that means', () => {
    const row = readRow(history, cells);
    expect(row).toMatchObject({ object: 'none', keyHash: '', facts: [], deal: null });
    const change = { object: 'deal', keyHash: dealHash('crm-deal', 'd1'), field: 'stage', value: 'closedwon', occurredAt: at };
    expect(row.also!.changes).toMatchObject([{ ...change, ordinal: 0, actor: 'Moses', meaning: 'won', stage: 'Won' }]);
    expect(readRow(history, { ...cells, value: 'appointment' }).also!.changes).toMatchObject([{ meaning: 'stage', stage: 'Open' }]);
    expect(readRow(history, { ...cells, property: 'amount' }).also!.changes).toMatchObject([{ meaning: null, stage: '' }]);
    expect(readRow(history, { ...cells, value: '' }).also!.changes).toMatchObject([{ value: null, meaning: null }]);
  });

  test('can be about one field, of people', () => {
    const ofPeople = {
      shape: 'field-history',
      object: 'person',
      key: { space: 'crm', columns: ['id'] },
      field: { value: 'lifecycle' },
      value: 'became',
      moment: { column: 'when' },
    };
    const [change] = readRow(ofPeople, { id: '7', became: 'customer', when: stamp }).also!.changes;
    expect(change).toMatchObject({ object: 'person', keyHash: keyHash('crm', '7'), field: 'lifecycle', value: 'customer', meaning: null });
  });

  test('needs to know whose field, which, and when', () => {
    expect(refusalOf(history, { ...cells, deal: '' })).toBe('no-key: Nothing to know the deal by: no deal.');
    expect(refusalOf(history, { ...cells, property: '' })).toBe('no-field: No field: property is empty.');
    expect(refusalOf(history, { ...cells, when: '' })).toBe('no-moment: No moment: when is empty.');
  });

  test('two changes are two, and the same one is the same', () => {
    const hashOf = (changed: Partial<typeof cells>) => readRow(history, { ...cells, ...changed }).also!.changes[0]!.rowHash;
    expect(hashOf({})).toBe(hashOf({}));
    for (const other of [{ property: 'amount' }, { value: 'x' }, { value: '' }, { when: '2026-03-02' }, { who: '' }])
      expect(hashOf(other)).not.toBe(hashOf({}));
  });
});

describe('links', () => {
  const links = [
    {
      kind: 'deal-person',
      from: { space: 'crm-deal', columns: ['deal'] },
      to: { space: 'crm', columns: ['contact'] },
      role: { column: 'role' },
    },
    { kind: 'touch-deal', from: { space: 'calls', columns: ['call'] }, to: { space: 'crm-deal', columns: ['deal'] } },
  ];
  const cells = { deal: 'd1', contact: '7', call: 't1', role: 'buyer' };

  test('say what belongs to what, by the hashes that the things are known by', () => {
    expect(readRow({ shape: 'links', links }, cells)).toMatchObject({
      object: 'none',
      also: {
        links: [
          { kind: 'deal-person', fromHash: dealHash('crm-deal', 'd1'), toHash: keyHash('crm', '7'), role: 'buyer' },
          { kind: 'touch-deal', fromHash: keyHash('calls', 't1'), toHash: dealHash('crm-deal', 'd1'), role: '' },
        ],
      },
    });
  });

  test('with an empty end are not said; a row that says none is refused', () => {
    expect(readRow({ shape: 'links', links }, { ...cells, call: '' }).also!.links).toHaveLength(1);
    expect(refusalOf({ shape: 'links', links }, { ...cells, deal: '' })).toBe(
      'no-link: Nothing to link: one of deal, contact, call is empty.',
    );
  });
});

describe('departures', () => {
  const merge = {
    shape: 'departures',
    object: 'person',
    kind: 'merged',
    key: { space: 'crm', columns: ['gone'] },
    into: { space: 'crm', columns: ['stays'] },
    moment: { column: 'when' },
  };
  const cells = { gone: '7', stays: '8', when: stamp };

  test('say who went into whom, and when', () => {
    expect(readRow(merge, cells).also!.departures).toEqual([
      { object: 'person', kind: 'merged', keyHash: keyHash('crm', '7'), intoHash: keyHash('crm', '8'), occurredAt: at },
    ]);
    expect(readRow(merge, { ...cells, when: '' }).also!.departures).toMatchObject([{ occurredAt: null }]);
  });

  test('can list several in one cell', () => {
    const list = { ...merge, separator: ',' };
    const hashes = (gone: string) => readRow(list, { ...cells, gone }).also!.departures.map((departure) => departure.keyHash);
    expect(hashes('[5, 6]')).toEqual([keyHash('crm', '5'), keyHash('crm', '6')]);
    expect(hashes('["5"]')).toEqual([keyHash('crm', '5')]);
    expect(hashes('5,8')).toEqual([keyHash('crm', '5')]);
  });

  test('of a deletion need nobody to go into', () => {
    const deletion = { shape: 'departures', object: 'deal', kind: 'deleted', key: { space: 'crm-deal', columns: ['gone'] } };
    expect(readRow(deletion, { gone: 'd1' }).also!.departures).toEqual([
      { object: 'deal', kind: 'deleted', keyHash: dealHash('crm-deal', 'd1'), intoHash: '', occurredAt: null },
    ]);
  });

  test('that go nowhere are refused', () => {
    expect(refusalOf(merge, { ...cells, stays: '' })).toBe('no-survivor: Merged into nothing: stays is empty.');
    expect(refusalOf(merge, { ...cells, stays: '7' })).toBe('merged-into-itself: Merged into itself: 7 in gone.');
    expect(refusalOf(merge, { ...cells, gone: '' })).toBe('no-key: Nothing to know the person by: no gone.');
  });
});

test('an event log says kind, channel, campaign and direction where it has columns for them', () => {
  const log = {
    shape: 'event-log',
    log: { case: 'id', activity: 'what', moment: 'when', kind: 'kind', channel: 'channel', campaign: 'campaign', direction: 'way' },
    person: { keys: [{ space: 'crm', columns: ['id'] }] },
    stages: ['Lead'],
    events: [{ activity: 'Form', becomes: 'captured', stage: 'Lead' }],
  };
  const cells = { id: '7', what: 'Form', when: stamp, kind: 'form', channel: 'web', campaign: '', way: 'Inbound' };
  const row = readRow(log, cells);
  expect(row).toMatchObject({ object: 'person', isTouchOnly: true, stampedAt: { occurredAt: at, ordinal: 0 } });
  const [touch, captured] = row.facts;
  expect(touch).toMatchObject({ kind: 'touch', label: 'Form', touchKind: 'form', channel: 'web', direction: 'in' });
  expect(captured).toMatchObject({ kind: 'captured', label: 'Lead', occurredAt: at });
  expect(captured).not.toHaveProperty('channel');
  expect(readRow(log, { ...cells, channel: 'mail' }).facts[0]!.rowHash).not.toBe(touch!.rowHash);
});

import { describe, expect, test } from 'vitest';
import { dealHash, keyHash, payloadOf, readRow, refusalOf } from '#test/mapped-row.ts';

test('an account is known by its key, with whose part it is', () => {
  const keys = [{ space: 'company', columns: ['account'] }];
  const account = {
    keys,
    name: { column: 'account' },
    domain: { column: 'site' },
    parent: { space: 'company', columns: ['subsidiary_of'] },
  };
  const row = readRow({ shape: 'table', account }, { account: 'Betasoloin', site: 'beta.example', subsidiary_of: 'Acme' });
  expect(row).toMatchObject({ object: 'account', space: 'company', keyHash: keyHash('company', 'Betasoloin'), recordKey: '', deal: null });
  expect(payloadOf(row)).toEqual({
    key: 'Betasoloin',
    name: 'Betasoloin',
    domain: 'beta.example',
    attributes: {},
    parent: { space: 'company', values: ['Acme'] },
    links: [`account-parent ${keyHash('company', 'Acme')}`],
  });
  expect(row.also!.links).toEqual([
    { kind: 'account-parent', fromHash: keyHash('company', 'Betasoloin'), toHash: keyHash('company', 'Acme'), role: '' },
  ]);
  expect(refusalOf({ shape: 'table', account }, { account: '', site: '', subsidiary_of: '' })).toBe(
    'no-key: Nothing to know the account by: no account.',
  );
});

test('an account that was deleted is told of', () => {
  const account = { keys: [{ space: 'company', columns: ['id'] }] };
  const row = readRow({ shape: 'table', account, deleted: { column: 'gone', is: ['yes'] } }, { id: 'c1', gone: 'Yes' });
  expect(row.also!.departures).toEqual([
    { object: 'account', kind: 'deleted', keyHash: keyHash('company', 'c1'), intoHash: '', occurredAt: null },
  ]);
});

test('campaigns, products and members are things with keys', () => {
  const keys = [{ space: 'thing', columns: ['id'] }];
  const campaign = { keys, name: { column: 'name' }, channel: { value: 'fair' }, startsOn: { column: 'from', format: 'D.M.YYYY' } };
  const spring = readRow({ shape: 'table', campaign }, { id: 'c1', name: 'Spring', from: '1.3.2026' });
  expect(payloadOf(spring)).toEqual({ key: 'c1', name: 'Spring', channel: 'fair', startsOn: '2026-03-01', attributes: {} });
  const readInTokyo = (from: string) =>
    payloadOf(
      readRow(
        { shape: 'table', campaign: { ...campaign, startsOn: { column: 'from' } }, timeZone: 'Asia/Tokyo' },
        { id: 'c1', name: 'Spring', from },
      ),
    );
  expect(readInTokyo('2026-05-01T00:00:00+02:00')).toMatchObject({ startsOn: '2026-05-01' });
  expect(readInTokyo('2026-05-01')).toMatchObject({ startsOn: '2026-05-01' });
  const product = { keys, name: { column: 'name' }, attributes: { price: { column: 'price' } } };
  expect(payloadOf(readRow({ shape: 'table', product }, { id: 'p1', name: 'GTX', price: '550' }))).toEqual({
    key: 'p1',
    name: 'GTX',
    attributes: { price: '550' },
  });
  const member = { keys, firstName: { column: 'first' }, team: { column: 'office' } };
  const row = readRow({ shape: 'table', member }, { id: 'm1', first: 'Moses', office: 'Central' });
  expect(row.object).toBe('member');
  expect(payloadOf(row)).toEqual({ key: 'm1', firstName: 'Moses', team: 'Central', attributes: {} });
});

describe('spend', () => {
  const spend = {
    day: { column: 'day', format: 'M/D/YYYY' },
    amount: { column: 'cost', decimal: ',' },
    currency: { value: 'EUR' },
    channel: { column: 'source' },
    campaign: { value: 'Spring' },
  };
  const cells = { day: '3/1/2026', cost: '13,5', source: 'facebook_ads' };

  test('is an amount of a day, known by day, channel, campaign and currency', () => {
    const row = readRow({ shape: 'table', spend, timeZone: 'Asia/Tokyo' }, cells);
    const keys = ['2026-03-01', 'facebook_ads', 'Spring', 'EUR'];
    expect(row).toMatchObject({ object: 'spend', keyHash: keyHash('spend of Source', ...keys) });
    expect(payloadOf(row)).toEqual({
      key: keys.join(' · '),
      keys,
      day: '2026-03-01',
      amountMinor: 1350,
      currency: 'EUR',
      channel: 'facebook_ads',
      campaign: 'Spring',
    });
    expect(readRow({ shape: 'table', spend, source: 'Other' }, cells).keyHash).not.toBe(row.keyHash);
  });

  test('is of the day that is written, whatever offset stands behind it', () => {
    const dayOf = (day: string, format?: string) => {
      const row = readRow(
        { shape: 'table', spend: { ...spend, day: { column: 'day', format } }, timeZone: 'America/New_York' },
        { ...cells, day },
      );
      return payloadOf(row)['day'];
    };
    expect(dayOf('2026-05-01T00:00:00+02:00')).toBe('2026-05-01');
    expect(dayOf('1.5.2026 00:00 +02:00', 'D.M.YYYY H:mm Z')).toBe('2026-05-01');
    expect(dayOf('2026-05-01T23:30:00-05:00')).toBe('2026-05-01');
    expect(dayOf('46143', 'excel')).toBe('2026-05-01');
  });

  test('is known by a key of its own where it has one', () => {
    const row = readRow({ shape: 'table', spend: { ...spend, key: ['ad'] } }, { ...cells, ad: 'a1' });
    expect(row.keyHash).toBe(keyHash('spend of Source', 'a1'));
  });

  test('without day or amount is refused', () => {
    expect(refusalOf({ shape: 'table', spend }, { ...cells, day: '' })).toBe('no-moment: No moment: day is empty.');
    expect(refusalOf({ shape: 'table', spend }, { ...cells, cost: '' })).toBe('no-amount: Nothing spent: cost is empty.');
    expect(refusalOf({ shape: 'table', spend: { ...spend, key: ['ad'] } }, { ...cells, ad: '' })).toContain('spend by: no ad.');
  });
});

describe('touches', () => {
  const touch = {
    kind: { column: 'type', values: { E: 'mail', C: 'call' } },
    label: { column: 'subject' },
    moment: { column: 'at' },
    channel: { value: 'phone' },
    campaign: { column: 'campaign' },
    direction: { column: 'way', in: ['INCOMING'], out: ['OUTGOING'] },
    actor: { column: 'rep' },
  };
  const cells = {
    id: '7',
    call: 't1',
    type: 'c',
    subject: 'Hello',
    at: '2026-03-01T09:00:00Z',
    campaign: '',
    way: 'Incoming',
    rep: 'Moses',
  };
  const person = { keys: [{ space: 'crm', columns: ['id'] }] };

  test('are what happened to the person of their row', () => {
    const row = readRow({ shape: 'table', person, touch }, cells);
    expect(row).toMatchObject({ object: 'person', keyHash: keyHash('crm', '7'), isTouchOnly: true, stampedAt: null });
    expect(row.facts).toEqual([
      {
        kind: 'touch',
        label: 'Hello',
        occurredAt: Date.UTC(2026, 2, 1, 9),
        ordinal: 0,
        actor: 'Moses',
        lifecycle: '',
        rowHash: expect.stringMatching(/^[0-9a-f]{32}$/),
        take: 'each',
        touchKind: 'call',
        channel: 'phone',
        direction: 'in',
      },
    ]);
    const withName = { ...person, name: { column: 'subject' } };
    expect(readRow({ shape: 'table', person: withName, touch }, cells).isTouchOnly).toBe(false);
  });

  test('of one moment are two where their keys are', () => {
    const keyed = { ...touch, key: { space: 'calls', columns: ['call'] } };
    const hashOf = (call: string) => readRow({ shape: 'table', person, touch: keyed }, { ...cells, call }).facts[0]!.rowHash;
    expect(hashOf('t1')).toBe(hashOf('t1'));
    expect(hashOf('t1')).not.toBe(hashOf('t2'));
  });

  test('without a person are records, for another file to say whose they are', () => {
    const row = readRow({ shape: 'table', touch: { ...touch, key: { space: 'calls', columns: ['call'] } } }, cells);
    const occurredAt = Date.UTC(2026, 2, 1, 9);
    expect(row).toMatchObject({
      object: 'touch',
      space: 'calls',
      keyHash: keyHash('calls', 't1'),
      stampedAt: { occurredAt, ordinal: 0 },
      facts: [],
    });
    expect(payloadOf(row)).toEqual({
      key: 't1',
      kind: 'call',
      label: 'Hello',
      at: '2026-03-01T09:00:00.000Z',
      actor: 'Moses',
      channel: 'phone',
      direction: 'in',
    });
  });

  test('of nobody that have a key are records too, unless the row says something else of somebody', () => {
    const mapping = { shape: 'table', person, touch: { ...touch, key: { space: 'calls', columns: ['call'] } } };
    expect(readRow(mapping, { ...cells, id: '' })).toMatchObject({ object: 'touch', keyHash: keyHash('calls', 't1'), also: null });
    const named = { ...mapping, person: { ...person, name: { column: 'subject' } } };
    expect(refusalOf(named, { ...cells, id: '' })).toBe('no-key: Nothing to know the person by: no id.');
    expect(refusalOf({ ...mapping, touch }, { ...cells, id: '' })).toBe('no-key: Nothing to know the person by: no id.');
  });

  test('with an account or about a deal are records that say so, and whose they were', () => {
    const about = { account: { space: 'company', columns: ['firm'] }, deal: { space: 'deals', columns: ['about'] } };
    const mapping = { shape: 'table', person, touch: { ...touch, ...about, key: { space: 'calls', columns: ['call'] } } };
    const row = readRow(mapping, { ...cells, firm: 'c1', about: 'd1' });
    const fromHash = keyHash('calls', 't1');
    expect(row).toMatchObject({ object: 'touch', keyHash: fromHash, facts: [] });
    expect(row.also!.links).toEqual([
      { kind: 'touch-person', fromHash, toHash: keyHash('crm', '7'), role: '' },
      { kind: 'touch-account', fromHash, toHash: keyHash('company', 'c1'), role: '' },
      { kind: 'touch-deal', fromHash, toHash: dealHash('deals', 'd1'), role: '' },
    ]);
    expect(payloadOf(row)).toMatchObject({ person: { space: 'crm', values: ['7'] }, deal: { space: 'deals', values: ['d1'] } });
    expect(readRow(mapping, { ...cells, id: '', firm: 'c1', about: '' }).also!.links).toMatchObject([{ kind: 'touch-account' }]);
  });

  test('that were deleted say nothing', () => {
    const mapping = {
      shape: 'table',
      touch: { ...touch, key: { space: 'calls', columns: ['call'] } },
      deleted: { column: 'subject', is: ['hello'] },
    };
    expect(readRow(mapping, cells)).toMatchObject({ object: 'none', also: null });
  });

  test('without label are called by their kind, and without a word for it by the text itself', () => {
    const bare = { kind: { column: 'type', values: { E: 'mail' } }, moment: { column: 'at' } };
    const [fact] = readRow({ shape: 'table', person, touch: bare }, { id: '7', type: 'Fax', at: '2026-03-01' }).facts;
    expect(fact).toMatchObject({ label: 'Fax', touchKind: 'Fax' });
    expect(fact).not.toHaveProperty('direction');
  });
});

import { describe, expect, test } from 'vitest';
import { dealHash, keyHash, payloadOf, readRow, refusalOf } from '#test/mapped-row.ts';

const person = { keys: [{ space: 'crm', columns: ['id'] }] };
const account = { keys: [{ space: 'company', columns: ['company id'] }], name: { column: 'company' } };

describe('a table of people', () => {
  test('tells of their accounts beside them, and whose people they are', () => {
    const mapping = { shape: 'table', person: { ...person, account: { space: 'company', columns: ['company id'] } }, account };
    const row = readRow(mapping, { id: '7', 'company id': 'c1', company: 'Lima & Co' });
    expect(row).toMatchObject({ object: 'person', space: 'crm', keyHash: keyHash('crm', '7'), modifiedAt: null, isTouchOnly: false });
    expect(payloadOf(row)).toEqual({
      key: '7',
      attributes: {},
      account: { space: 'company', values: ['c1'] },
      links: [`person-account ${keyHash('company', 'c1')}`],
    });
    expect(row.also!.records).toEqual([
      expect.objectContaining({ object: 'account', space: 'company', keyHash: keyHash('company', 'c1') }),
    ]);
    expect(payloadOf(row.also!.records[0]!)).toEqual({ key: 'c1', name: 'Lima & Co', attributes: {} });
    expect(row.also!.links).toEqual([
      { kind: 'person-account', fromHash: keyHash('crm', '7'), toHash: keyHash('company', 'c1'), role: '' },
    ]);
    expect(readRow(mapping, { id: '7', 'company id': '', company: 'Lima & Co' }).also).toBeNull();
  });

  test('a key of several columns stays in parts, so that it can be written again', () => {
    const mapping = { shape: 'table', person: { keys: [{ space: 'pair', columns: ['first', 'last'] }] } };
    expect(payloadOf(readRow(mapping, { first: 'Ana', last: 'Lima' }))).toMatchObject({ key: 'Ana · Lima', keys: ['Ana', 'Lima'] });
  });

  test("the source's own stamp is read, and another stamp is another version", () => {
    const mapping = { shape: 'table', person, modified: { column: 'changed' } };
    const row = readRow(mapping, { id: '7', changed: '2026-03-01T10:00:00Z' });
    expect(row.modifiedAt).toBe(Date.UTC(2026, 2, 1, 10));
    expect(payloadOf(row)).toMatchObject({ modifiedAt: '2026-03-01T10:00:00.000Z' });
    expect(readRow(mapping, { id: '7', changed: '2026-03-02' }).contentHash).not.toBe(row.contentHash);
    expect(readRow(mapping, { id: '7', changed: '' }).modifiedAt).toBeNull();
    expect(refusalOf(mapping, { id: '7', changed: 'soon' })).toContain('not-a-moment: Not a moment: soon in changed.');
  });

  test('a row that says it was deleted tells of the departure, at the moment that the source gives', () => {
    const mapping = { shape: 'table', person, modified: { column: 'changed' }, deleted: { column: 'gone', is: ['true'] } };
    const row = readRow(mapping, { id: '7', changed: '2026-03-01', gone: 'TRUE' });
    const departure = { object: 'person', kind: 'deleted', keyHash: keyHash('crm', '7'), intoHash: '', occurredAt: Date.UTC(2026, 2, 1) };
    expect(row.also!.departures).toEqual([departure]);
    expect(payloadOf(row)).toMatchObject({ isDeleted: true });
    expect(readRow(mapping, { id: '7', changed: '', gone: 'false' }).also).toBeNull();
    expect(readRow(mapping, { id: '7', changed: '', gone: 'true' }).also!.departures).toMatchObject([{ occurredAt: null }]);
  });

  test('texts that mean nothing mean nothing in any column, and in one column besides', () => {
    const attributes = { town: { column: 'town', unanswered: ['-'] }, size: { column: 'size' } };
    const mapping = { shape: 'table', unanswered: ['Select', 'n/a'], person: { ...person, attributes } };
    expect(readRow(mapping, { id: '7', town: '-', size: ' Select ' }).person.attributes).toEqual({});
    expect(readRow(mapping, { id: '7', town: 'n/a', size: '-' }).person.attributes).toEqual({ size: '-' });
    expect(refusalOf(mapping, { id: 'n/a', town: '', size: '' })).toBe('no-key: Nothing to know the person by: no id.');
  });

  test('an apostrophe in front of a formula goes where the file is said to have them, and stays elsewhere', () => {
    const mapping = { shape: 'table', person: { ...person, name: { column: 'name' } } };
    const cells = { id: '7', name: "'=1+1" };
    expect(readRow(mapping, cells).person.name).toBe("'=1+1");
    expect(readRow({ ...mapping, file: { protected: true } }, cells).person.name).toBe('=1+1');
  });
});

describe('a table of deals', () => {
  const deal = {
    key: ['deal'],
    space: 'crm-deal',
    name: { column: 'name' },
    amount: { column: 'amount' },
    currency: { column: 'currency' },
    owner: { column: 'owner' },
    lostReason: { column: 'reason' },
    attributes: { series: { column: 'series' } },
    moments: [{ column: 'closed', becomes: 'lost', stage: 'Lost' }],
    account: { space: 'company', columns: ['company id'] },
    product: { space: 'product', columns: ['product'] },
    people: [{ space: 'crm', columns: ['buyer'], role: 'buyer' }],
    follows: { columns: ['renews'] },
  };
  const cells = {
    deal: 'd1',
    name: 'Big',
    amount: '1200',
    currency: 'jpy',
    owner: 'Moses',
    reason: 'Price',
    series: 'GTX',
    closed: '2026-03-01',
    'company id': 'c1',
    product: 'GTX Pro',
    buyer: '7',
    renews: 'd0',
  };

  test('needs no person, and keeps all that it says', () => {
    const row = readRow({ shape: 'table', deal }, cells);
    expect(row).toMatchObject({
      object: 'deal',
      space: '',
      keyHash: '',
      recordKey: dealHash('crm-deal', 'd1'),
      person: { attributes: {} },
    });
    expect(row.deal).toMatchObject({
      keyHash: dealHash('crm-deal', 'd1'),
      scope: 'shared',
      name: 'Big',
      amountMinor: 1200,
      currency: 'JPY',
      owner: 'Moses',
      lostReason: 'Price',
      attributes: { series: 'GTX' },
      followsHash: dealHash('crm-deal', 'd0'),
    });
    expect(payloadOf(row)).toEqual({
      attributes: {},
      deal: {
        name: 'Big',
        amountMinor: 1200,
        currency: 'JPY',
        key: ['d1'],
        space: 'crm-deal',
        moments: [{ kind: 'lost', label: 'Lost', at: '2026-03-01T00:00:00.000Z' }],
        owner: 'Moses',
        lostReason: 'Price',
        attributes: { series: 'GTX' },
        account: { space: 'company', values: ['c1'] },
        product: { space: 'product', values: ['GTX Pro'] },
        people: [{ space: 'crm', values: ['7'], role: 'buyer' }],
        follows: ['d0'],
        followsHash: dealHash('crm-deal', 'd0'),
      },
      links: [
        `deal-account ${keyHash('company', 'c1')}`,
        `deal-product ${keyHash('product', 'GTX Pro')}`,
        `deal-person ${keyHash('crm', '7')} buyer`,
      ],
    });
    const fromHash = dealHash('crm-deal', 'd1');
    expect(row.also!.links).toEqual([
      { kind: 'deal-account', fromHash, toHash: keyHash('company', 'c1'), role: '' },
      { kind: 'deal-product', fromHash, toHash: keyHash('product', 'GTX Pro'), role: '' },
      { kind: 'deal-person', fromHash, toHash: keyHash('crm', '7'), role: 'buyer' },
    ]);
  });

  test.each(Object.keys(cells).filter((column) => column !== 'deal'))('another %s is another content', (column) => {
    const changed = { ...cells, [column]: { amount: '1300', currency: 'KRW', closed: '2026-03-02' }[column] ?? 'other' };
    expect(readRow({ shape: 'table', deal }, changed).contentHash).not.toBe(readRow({ shape: 'table', deal }, cells).contentHash);
  });

  test('without a space for its key, a deal is its source’s own', () => {
    const row = readRow({ shape: 'table', deal: { key: ['deal'] } }, { deal: 'd1' });
    expect(row.deal).toMatchObject({ scope: 'own', keyHash: dealHash(undefined, 'd1'), followsHash: '' });
    expect(row.also).toBeNull();
  });

  test('a deal whose person is not known is nobody’s, unless the row says something of the person', () => {
    const mapping = { shape: 'table', person: { ...person, name: { column: 'contact' } }, deal: { key: ['deal'] } };
    expect(readRow(mapping, { deal: 'd1', id: '', contact: '' })).toMatchObject({
      object: 'deal',
      keyHash: '',
      recordKey: dealHash(undefined, 'd1'),
    });
    expect(refusalOf(mapping, { deal: 'd1', id: '', contact: 'Ana' })).toBe('no-key: Nothing to know the person by: no id.');
    expect(readRow(mapping, { deal: 'd1', id: '7', contact: '' }).keyHash).toBe(keyHash('crm', '7'));
  });

  test('a deal that was deleted is told of as a deal', () => {
    const mapping = { shape: 'table', person, deal: { key: ['deal'] }, deleted: { column: 'gone', is: ['1'] } };
    const row = readRow(mapping, { id: '7', deal: 'd1', gone: '1' });
    expect(row.also!.departures).toMatchObject([{ object: 'deal', keyHash: dealHash(undefined, 'd1') }]);
  });

  test('amounts in a currency that is none are refused', () => {
    const mapping = { shape: 'table', deal: { key: ['deal'], amount: { column: 'amount' }, currency: { column: 'currency' } } };
    expect(refusalOf(mapping, { deal: 'd1', amount: '12', currency: 'XQX' })).toBe(
      'not-a-currency: Not a currency: XQX. Accepted: EUR, USD, BRL and the like.',
    );
    expect(refusalOf(mapping, { deal: 'd1', amount: '12.5', currency: 'JPY' })).toBe(
      'not-an-amount: Not an amount in JPY, which has 0 decimals: 12.5 in amount. Accepted: 1,200.50 and the like.',
    );
    expect(readRow(mapping, { deal: 'd1', amount: '12.5', currency: '' }).deal).toMatchObject({ amountMinor: 1250, currency: 'EUR' });
  });
});

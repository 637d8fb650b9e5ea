import { expect, test } from 'vitest';
import { checkMapping } from './check-mapping.ts';

const shared = { entente: 1, source: 'Source' };
const person = { keys: [{ space: 'crm', columns: ['id'] }] };
const ref = { space: 'company', columns: ['company'] };
const touch = { kind: { value: 'call' }, moment: { column: 'at' } };
const history = {
  shape: 'field-history',
  object: 'deal',
  key: { space: 'deals', columns: ['deal'] },
  field: { column: 'field' },
  value: 'value',
  moment: { column: 'at' },
};
const merge = { shape: 'departures', object: 'person', kind: 'merged', key: { space: 'crm', columns: ['gone'] } };

test.each<[string, object, string, string]>([
  ['a table of nothing', { shape: 'table' }, 'about-nothing', ''],
  [
    'moments without a person',
    { shape: 'table', account: { keys: [ref] }, moments: [{ column: 'at', becomes: 'follow-up' }] },
    'moments-of-nobody',
    'moments',
  ],
  ['a touch without person and key', { shape: 'table', touch }, 'touch-of-nobody', 'touch.key'],
  ['a touch beside a deal of nobody', { shape: 'table', touch, deal: { key: ['deal'] } }, 'touch-beside-deal', 'touch'],
  ['a touch of a deal without a key', { shape: 'table', person, touch: { ...touch, deal: ref } }, 'touch-without-key', 'touch.key'],
  [
    'a touch of an account beside fields',
    { shape: 'table', person: { ...person, name: { column: 'n' } }, touch: { ...touch, key: ref, account: ref } },
    'touch-beside-fields',
    'person',
  ],
  ['a linked deal without a space', { shape: 'table', deal: { key: ['deal'], account: ref } }, 'deal-without-space', 'deal.space'],
  [
    'spend in no currency',
    { shape: 'table', spend: { day: { column: 'day' }, amount: { column: 'cost' }, currency: { value: 'ABC' } } },
    'not-a-currency',
    'spend.currency',
  ],
  ['a stamp that is no format', { shape: 'table', person, modified: { column: 'at', format: 'D/M' } }, 'not-a-format', 'format'],
  [
    'a touch whose moment is no format',
    { shape: 'table', person, touch: { ...touch, moment: { column: 'at', format: 'QQ' } } },
    'not-a-format',
    'format',
  ],
  [
    'a handoff in a history of fields',
    { ...history, events: [{ field: 'stage', becomes: 'handoff-offered', stage: 'x' }] },
    'not-a-mapping',
    'events.0.becomes',
  ],
  [
    'a stage that means two',
    {
      ...history,
      events: [
        { field: 'a', becomes: 'won', stage: 'x' },
        { field: 'b', becomes: 'lost', stage: 'x' },
      ],
    },
    'stage-means-two',
    'stage',
  ],
  [
    'a rule about another field',
    { ...history, field: { value: 'stage' }, events: [{ field: 'amount', becomes: 'won', stage: 'Won' }] },
    'field-not-there',
    'events',
  ],
  [
    'stages of an account',
    { ...history, object: 'account', events: [{ field: 'stage', becomes: 'won', stage: 'Won' }] },
    'stages-of-an-account',
    'events',
  ],
  ['a link of an unknown kind', { shape: 'links', links: [{ kind: 'deal-friend', from: ref, to: ref }] }, 'not-a-mapping', 'links.0.kind'],
  ['a link to itself', { shape: 'links', links: [{ kind: 'account-parent', from: ref, to: ref }] }, 'link-to-itself', 'links.0.to'],
  [
    'a reference without a space',
    { shape: 'links', links: [{ kind: 'deal-person', from: { columns: ['deal'] }, to: ref }] },
    'not-a-mapping',
    'links.0.from.space',
  ],
  ['a merge into nothing', merge, 'merged-into-nothing', 'into'],
  ['a deletion into something', { ...merge, kind: 'deleted', into: ref }, 'deleted-into', 'into'],
  [
    'a list of keys of two parts',
    { ...merge, into: ref, separator: ',', key: { space: 'crm', columns: ['a', 'b'] } },
    'list-of-parts',
    'separator',
  ],
  ['a shape that is none', { shape: 'pivot' }, 'not-a-mapping', 'shape'],
])('%s is refused, with where', (_name, mapping, code, where) => {
  expect(checkMapping({ ...shared, ...mapping })).toMatchObject({ ok: false, problem: { code, where } });
});

test('what is wrong is said in words, and what would be accepted', () => {
  const handoff = checkMapping({ ...shared, ...history, events: [{ field: 'stage', becomes: 'follow-up', stage: 'x' }] });
  expect(handoff.ok ? '' : handoff.problem.message).toBe(
    'This mapping cannot be read: A history of fields tells of stages: one of captured, stage, proposal, won, lost. Handoffs and follow-ups come from event logs and tables.',
  );
  const linked = checkMapping({ ...shared, shape: 'table', deal: { key: ['deal'], account: ref, product: ref } });
  expect(linked).toMatchObject({
    problem: {
      message: 'The deal is linked (account, product), and its key has no space in which links could name it.',
      accepted: 'a name such as crm-deal',
    },
  });
  const several = checkMapping({ ...shared, shape: 'table', touch, timeZone: 'Mars/Olympus' });
  expect(several.ok ? [] : several.problem.details!.map(({ code }) => code)).toEqual(['not-a-time-zone', 'touch-of-nobody']);
});

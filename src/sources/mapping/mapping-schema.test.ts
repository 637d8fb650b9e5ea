import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkMapping } from './check-mapping.ts';
import { mappingSchema } from './mapping-schema.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Record<string, unknown>;

test('docs/mapping.schema.json is made from the schema: vitest -u writes it again', async () => {
  const text = `${JSON.stringify(z.toJSONSchema(mappingSchema, { io: 'input' }), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../docs/mapping.schema.json');
});

test.each(readdirSync(new URL('test/mappings', root)))('the kept mapping %s is accepted', (name) => {
  expect(checkMapping(read(`test/mappings/${name}`))).toMatchObject({ ok: true });
});

describe('a mapping is refused with what is wrong, where and what is accepted', () => {
  const log = read('test/mappings/loan-lead-log.json');
  test.each([
    [{ ...log, entente: 2 }, 'not-a-mapping', 'entente'],
    [{ ...log, colour: 'red' }, 'not-a-mapping', ''],
    [{ ...log, timeZone: 'Mars/Olympus' }, 'not-a-time-zone', 'timeZone'],
    [{ ...log, log: { ...(log['log'] as object), format: 'D/M' } }, 'not-a-format', 'format'],
    [{ ...log, events: [{ activity: 'a', becomes: 'won' }] }, 'no-stage', 'stage'],
    [{ ...log, person: { keys: [{ space: 'loan', columns: ['amount_req'] }] } }, 'case-is-no-key', 'log.case'],
    [
      {
        ...log,
        events: [
          { activity: 'a', becomes: 'won', stage: 'End' },
          { activity: 'b', becomes: 'lost', stage: 'End' },
        ],
      },
      'stage-means-two',
      'stage',
    ],
    [
      { ...read('test/mappings/olist-deals.json'), deal: { key: ['mql_id'], currency: { value: 'ABC' } } },
      'not-a-currency',
      'deal.currency',
    ],
  ])('%#', (mapping, code, where) => {
    expect(checkMapping(mapping)).toMatchObject({ ok: false, problem: { code, where } });
  });
});

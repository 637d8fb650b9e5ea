import { expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importFiles, importHouse } from '#test/import-house.ts';

// Where the order of rows says nothing, it decides nothing.

async function after(imports: readonly (readonly [content: string, mapping: object])[], question: string): Promise<unknown[]> {
  const house = await importHouse();
  for (const [content, mapping] of imports) await importFiles(house.context, [{ name: 'file.csv', content }], mapping, 1);
  const { rows } = await inWorkspace(house.context.database, house.context.caller.workspaceId, (tx) => tx.client.query(question));
  await house.close();
  return rows;
}

const person = { keys: [{ space: 'contact', columns: ['id'] }] };

test('of two deals of one import the one that met the person later counts, whichever row comes first', async () => {
  const mapping = {
    entente: 1,
    source: 'Deals',
    shape: 'table',
    timeZone: 'UTC',
    stages: ['Met'],
    person,
    moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
    deal: { key: ['deal'] },
  };
  const [header, ...rows] = ['deal,id,met', 'x,1,2026-02-01', 'y,1,2026-01-01'];
  const question = 'select occurred_at from entente.stage_changes';
  const expected = [{ occurred_at: new Date('2026-02-01T00:00:00Z') }];
  for (const order of [rows, rows.toReversed()])
    expect(await after([[[header, ...order].join('\n'), mapping]], question)).toEqual(expected);
});

test('a case that went on speaks for its person over what another log said in between, also where it says the same as before', async () => {
  const log = (source: string) => ({
    entente: 1,
    source,
    shape: 'event-log',
    timeZone: 'UTC',
    log: { case: 'id', activity: 'what', moment: 'at' },
    person: { ...person, attributes: { size: { column: 'size' } } },
    stages: [],
    events: [],
  });
  const lines = (...rows: string[]) => ['id,what,at,size', ...rows].join('\n');
  const found = await after(
    [
      [lines('1,called,2026-02-01,one'), log('Phone')],
      [lines('1,written,2026-01-05,two', '1,written,2026-03-10,two'), log('Mail')],
    ],
    'select attributes from entente.people',
  );
  expect(found).toEqual([{ attributes: { size: 'two' } }]);
});

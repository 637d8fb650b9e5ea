import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { runImport } from '#sources/import/run-import.ts';
import { askForImport, everyReceiver, importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { inventedLog, type LogRow } from '#test/invented-log.ts';

interface LogMapping {
  source: string;
  stages: string[];
  events: { activity: string; lifecycle?: string; becomes: string; stage?: string; take?: string }[];
}
const mapping = JSON.parse(readFileSync(new URL('../../test/mappings/loan-lead-log.json', import.meta.url), 'utf8')) as LogMapping;
const header = 'case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp\n';
const csv = (rows: readonly LogRow[], name = 'log.csv') => [
  { name, content: header + rows.map((row) => `${Object.values(row).join(',')}\n`).join('') },
];

/** The kept mapping with each rule as `change` makes it. */
function corrected(change: (rule: LogMapping['events'][number]) => LogMapping['events'][number]): LogMapping {
  const events = mapping.events.map(change);
  const renamed = new Map(mapping.events.map((rule, at) => [rule.stage, events[at]!.stage]));
  return { ...mapping, events, stages: mapping.stages.map((stage) => renamed.get(stage) ?? stage) };
}

async function rowsOf(house: ImportHouse, text: string): Promise<Record<string, unknown>[]> {
  return inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => (await tx.client.query(text)).rows);
}

async function freshLedger(files: readonly [ReturnType<typeof csv>, unknown][]): Promise<unknown> {
  const fresh = await importHouse();
  for (const [file, by] of files) await importFiles(fresh.context, file, by);
  const ledger = await ledgerOf(fresh.context);
  await fresh.close();
  return ledger;
}

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

describe('a corrected mapping of an event log', () => {
  const rows = inventedLog(60, 4);
  const later = inventedLog(5, 8);
  const cases: [string, LogMapping][] = [
    ['each instead of the first', corrected((rule) => (rule.becomes === 'handoff-offered' ? { ...rule, take: 'each' } : rule))],
    ['the last instead of the first', corrected((rule) => ({ ...rule, take: 'last' }))],
    ['another name for a stage', corrected((rule) => (rule.stage === 'Won' ? { ...rule, stage: 'Signed' } : rule))],
    ['another meaning of a stage', corrected((rule) => (rule.stage === 'Proposal sent' ? { ...rule, becomes: 'stage' } : rule))],
    ['a rule for every phase', corrected(({ lifecycle: _phase, ...rule }) => rule)],
    [
      'a rule for one phase before the rule for every phase',
      {
        ...mapping,
        events: [...mapping.events, { activity: 'W_Afhandelen leads', becomes: 'stage', stage: 'Proposal sent' }].map((rule) =>
          rule.stage === 'Proposal sent' ? { ...rule, becomes: 'stage' } : rule,
        ),
      },
    ],
    ['no handoffs at all', { ...mapping, events: mapping.events.filter((rule) => rule.becomes !== 'handoff-offered') }],
  ];

  test.each(cases)('%s: as though everything had been read by it', async (_what, better) => {
    await importFiles(house.context, csv(rows), mapping);
    await importFiles(house.context, csv(later), better);
    expect(await ledgerOf(house.context)).toEqual(
      await freshLedger([
        [csv(rows), better],
        [csv(later), better],
      ]),
    );
  });

  test('a run that was still at work by the old rules yields to the younger ones', async () => {
    const better = cases[2]![1];
    const old = await askForImport(house.context, csv(rows), mapping);
    const stopping = new AbortController();
    const stops = { name: 'stops', ingest: async () => stopping.abort() };
    await runImport(house.context, old, { receivers: [...everyReceiver, stops], batchRows: 50, signal: stopping.signal });
    await importFiles(house.context, csv(later), better);
    await runImport(house.context, old, { receivers: everyReceiver, batchRows: 50, signal: new AbortController().signal });
    expect(await rowsOf(house, "select 1 from entente.stage_changes where stage = 'Won'")).toEqual([]);
    const told = await freshLedger([
      [csv(rows), better],
      [csv(later), better],
    ]);
    for (const table of ['stage_changes', 'handoffs', 'follow_ups', 'touches']) {
      expect([table, (await ledgerOf(house.context))[table]]).toEqual([table, (told as Record<string, string>)[table]]);
    }
  });

  test('leaves what other sources say where it is, and lets their handoffs count where its own go', async () => {
    const other = { ...mapping, source: 'Another log' };
    const shared = rows
      .filter((row) => row.lifecycle !== 'SCHEDULE')
      .map((row) => ({ ...row, event_index: Number(row.event_index) + 100 }));
    const offered = rows.filter((row) => row.lifecycle === 'SCHEDULE').map((row) => ({ ...row, event_index: 900 }));
    await importFiles(house.context, csv([...shared, ...offered], 'other.csv'), other);
    const ofOther = `select subject_id, meaning, stage, occurred_at, ordinal, known_at from entente.stage_changes
      where source_id = (select id from entente.sources where name = 'Another log') order by 1, 2, 3`;
    const before = { stages: await rowsOf(house, ofOther), ledger: await ledgerOf(house.context) };
    await importFiles(house.context, csv(rows), mapping);
    const silent = { ...mapping, events: mapping.events.filter((rule) => rule.becomes === 'captured') };
    await importFiles(house.context, csv(rows), silent);
    expect(await rowsOf(house, ofOther)).toEqual(before.stages);
    const { handoffs, follow_ups } = await ledgerOf(house.context);
    expect({ handoffs, follow_ups }).toEqual({ handoffs: before.ledger['handoffs'], follow_ups: before.ledger['follow_ups'] });
  });
});

test('one event is one handoff, whatever source tells it', async () => {
  const rows = inventedLog(30, 6);
  await importFiles(house.context, csv(rows), mapping);
  const { handoffs, follow_ups, touches } = await ledgerOf(house.context);
  await importFiles(house.context, csv(rows), { ...mapping, source: 'February' });
  expect(await ledgerOf(house.context)).toMatchObject({ handoffs, follow_ups, touches });
});

describe('a table whose rows say less than they did', () => {
  const table = (columns: object) => ({ entente: 1, shape: 'table', source: 'Table', timeZone: 'UTC', stages: ['Met', 'Won'], ...columns });
  const person = { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } };
  const contacts = table({
    person,
    moments: [
      { column: 'met', becomes: 'captured', stage: 'Met' },
      { column: 'given', becomes: 'handoff-offered' },
      { column: 'won', becomes: 'won', stage: 'Won' },
    ],
  });
  const file = (text: string) => [{ name: 'table.csv', content: text }];
  const stages = 'select stage from entente.stage_changes order by subject_id, stage';

  test.each([1, 1000])('an emptied date is gone: stage and handoff, in batches of %i', async (batchRows) => {
    const head = 'id,name,met,given,won\n';
    await importFiles(
      house.context,
      file(`${head}1,A,2026-01-01,2026-01-02,2026-01-03\n2,B,2026-01-01,2026-01-05,\n`),
      contacts,
      batchRows,
    );
    await importFiles(house.context, file(`${head}1,A,2026-01-01,,\n2,B,2026-01-01,2026-01-06,\n`), contacts, batchRows);
    expect(await rowsOf(house, stages)).toEqual([{ stage: 'Met' }, { stage: 'Met' }]);
    expect(await rowsOf(house, 'select offered_at from entente.handoffs')).toEqual([{ offered_at: new Date('2026-01-06') }]);
  });

  test('a renamed stage leaves nothing behind', async () => {
    const text = 'id,name,met,given,won\n1,A,2026-01-01,,2026-01-03\n';
    await importFiles(house.context, file(text), contacts);
    const renamed = JSON.parse(JSON.stringify(contacts).replaceAll('"Won"', '"Signed"')) as object;
    await importFiles(house.context, file(text), renamed);
    expect(await rowsOf(house, stages)).toEqual([{ stage: 'Met' }, { stage: 'Signed' }]);
    expect(await rowsOf(house, 'select name, position from entente.stages order by position')).toEqual([
      { name: 'Met', position: 0 },
      { name: 'Signed', position: 1 },
    ]);
  });

  test('a deal whose won date was emptied is not won, and what other deals of the person say stands', async () => {
    const deals = table({
      person,
      moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
      deal: { key: ['deal'], moments: [{ column: 'won', becomes: 'won', stage: 'Won' }] },
    });
    const head = 'id,name,deal,met,won\n';
    await importFiles(house.context, file(`${head}1,A,x,2026-01-01,2026-02-01\n1,A,y,,2026-03-01\n2,B,z,2026-01-02,\n`), deals);
    await importFiles(house.context, file(`${head}1,A,x,2026-01-01,\n1,A,y,,2026-03-02\n2,B,z,,\n`), deals);
    expect(await rowsOf(house, 'select occurred_at as at from entente.deal_stage_changes')).toEqual([{ at: new Date('2026-03-02') }]);
    expect(await rowsOf(house, stages)).toEqual([{ stage: 'Met' }]);
  });

  test('a deal that changes hands takes along what it says of its person', async () => {
    const deals = table({ person, moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }], deal: { key: ['deal'] } });
    await importFiles(house.context, file('id,name,deal,met\n1,A,x,2026-01-01\n1,A,y,\n'), deals);
    await importFiles(house.context, file('id,name,deal,met\n3,C,x,2026-01-01\n'), deals);
    const whose = 'select p.name from entente.stage_changes s join entente.people p on p.id = s.subject_id';
    expect(await rowsOf(house, whose)).toEqual([{ name: 'C' }]);
  });
});

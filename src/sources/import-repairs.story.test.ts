import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { findImport } from '#sources/find-imports.ts';
import { exportRefusals, findRefusals } from '#sources/find-refusals.ts';
import { runImport } from '#sources/import/run-import.ts';
import { repairRefusals } from '#sources/repair-refusals.ts';
import { requestImport } from '#sources/request-import.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';
import { ledgerOf } from '#test/import-ledger.ts';
import { putImportBack, undoImport } from '#test/undo-house.ts';

const mapping = {
  entente: 1,
  source: 'Fair',
  shape: 'table',
  timeZone: 'UTC',
  person: { keys: [{ space: 'contact', columns: ['id'] }], name: { column: 'name' } },
  stages: ['Met'],
  moments: [{ column: 'met', becomes: 'captured', stage: 'Met' }],
};
const corrected = { ...mapping, moments: [{ ...mapping.moments[0], format: 'D.M.YYYY' }] };
const files = [
  { name: 'a.csv', content: 'id,name,met\n1,Ann,2026-01-05\n2,Bea,6.1.2026\n,Nobody,\n' },
  { name: 'b.csv', content: 'met,id,name\n7.1.2026,3,Cem\n2026-01-08,4,Dan\n' },
];

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const publicId = (id: number) => house.context.ids.encode('importRun', id);

async function ask(): Promise<number> {
  const uploadIds: number[] = [];
  for (const { name, content } of files) {
    const received = await receiveUpload(house.context, name, Readable.from([Buffer.from(content)]));
    if (received.ok) uploadIds.push(received.upload.id);
  }
  const asked = await requestImport(house.context, uploadIds, mapping);
  if (!asked.ok) throw new Error(asked.problem.code);
  return asked.importRunId;
}

const work = (id: number, batchRows = 1) =>
  runImport(house.context, id, { receivers: everyReceiver, batchRows, signal: new AbortController().signal });

async function repair(id: number, by?: unknown): Promise<number> {
  const asked = await repairRefusals(house.context, publicId(id), by);
  if (!asked.ok) throw new Error(asked.problem.code, { cause: asked.problem });
  return asked.importRunId;
}

async function found(id: number) {
  const outcome = await findImport(house.context, publicId(id));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.importRun;
}

async function refusals(id: number) {
  const outcome = await findRefusals(house.context, publicId(id));
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.refusals.map(({ fileName, row, code, cells }) => ({ fileName, row, code, cells }));
}

const names = () =>
  inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ name: string }>('select name from entente.people order by name');
    return rows.map((row) => row.name);
  });

test('the refused rows of an import are imported once more by a corrected mapping, without a file, each by the columns of its own', async () => {
  const id = await ask();
  await work(id);
  expect(await found(id)).toMatchObject({ state: 'done', created: 2, refused: 3 });
  const again = await repair(id, corrected);
  expect(await found(again)).toMatchObject({ state: 'waiting', fileNames: [], repairsRunId: publicId(id), rowsRead: 0 });
  await work(again);
  expect(await found(again)).toMatchObject({ state: 'done', rowsRead: 3, rowsEstimated: 3, created: 2, refused: 1 });
  expect(await names()).toEqual(['Ann', 'Bea', 'Cem', 'Dan']);
});

test('rows that are refused again keep their file and number, and can be repaired from there', async () => {
  const id = await ask();
  await work(id);
  const second = await repair(id);
  await work(second);
  expect(await found(second)).toMatchObject({ created: 0, refused: 3 });
  const expected = [
    { fileName: 'a.csv', row: 3, code: 'not-a-day', cells: ['2', 'Bea', '6.1.2026'] },
    { fileName: 'a.csv', row: 4, code: 'no-key', cells: ['', 'Nobody', ''] },
    { fileName: 'b.csv', row: 2, code: 'not-a-day', cells: ['3', 'Cem', '7.1.2026'] },
  ];
  expect((await refusals(second)).map(({ code: _code, ...rest }) => rest)).toEqual(expected.map(({ code: _code, ...rest }) => rest));
  const csv = await exportRefusals(house.context, publicId(second));
  const lines: string[] = [];
  if (csv.ok) for await (const line of csv.lines) lines.push(line);
  expect(lines).toHaveLength(4);
  // Under the columns of the first file, whatever order later ones have them in.
  expect(lines[0]!.trim()).toMatch(/id,name,met$/);
  expect(lines[3]!.trim()).toMatch(/3,Cem,7\.1\.2026$/);
  const third = await repair(second, corrected);
  await work(third, 1000);
  expect(await found(third)).toMatchObject({ created: 2, refused: 1, repairsRunId: publicId(second) });
});

test('a repair that is interrupted goes on behind its last row, and twice the same repair changes nothing', async () => {
  const id = await ask();
  await work(id);
  const again = await repair(id, corrected);
  const stopping = new AbortController();
  const stops = { name: 'stops', ingest: async () => stopping.abort() };
  await runImport(house.context, again, { receivers: [...everyReceiver, stops], batchRows: 1, signal: stopping.signal });
  expect((await found(again)).rowsRead).toBe(1);
  await work(again);
  expect(await found(again)).toMatchObject({ state: 'done', rowsRead: 3, created: 2 });
  const before = await ledgerOf(house.context);
  const once = await repair(id, corrected);
  await work(once);
  expect(await found(once)).toMatchObject({ created: 0, changed: 0, unchanged: 2, refused: 1 });
  const after = await ledgerOf(house.context);
  expect({ ...after, refusals: '' }).toEqual({ ...before, refusals: '' });
});

test('there is nothing to repair where nothing was refused, or while more may be', async () => {
  const id = await ask();
  await expect(repair(id)).rejects.toThrow('import-not-over');
  await work(id);
  const all = await repair(id, { ...corrected, moments: [] });
  await work(all);
  expect((await refusals(all)).map(({ code }) => code)).toEqual(['no-key']);
  const renamed = { ...mapping, person: { keys: [{ space: 'contact', columns: ['number'] }] } };
  await expect(repair(id, renamed)).rejects.toThrow('missing-column');
  const clean = await repair(all, { ...corrected, moments: [], person: { keys: [{ space: 'contact', columns: ['name'] }] } });
  await work(clean);
  await expect(repair(clean)).rejects.toThrow('nothing-refused');
});

test('an import that was undone is put back before its refused rows are repaired', async () => {
  const id = await ask();
  await work(id);
  await undoImport(house.context, id);
  await expect(repair(id, corrected)).rejects.toThrow('import-undone');
  await putImportBack(house.context, id);
  await work(await repair(id, corrected));
  expect(await names()).toEqual(['Ann', 'Bea', 'Cem', 'Dan']);
});

test('refused rows that only lack cells at their end are imported where somebody says that those are empty', async () => {
  const received = await receiveUpload(
    house.context,
    'short.csv',
    Readable.from([Buffer.from('id,name,met\n1,Ann\n2,Bea,2026-01-06,x\n')]),
  );
  if (!received.ok) throw new Error(received.problem.code);
  const asked = await requestImport(house.context, [received.upload.id], mapping);
  if (!asked.ok) throw new Error(asked.problem.code);
  await work(asked.importRunId);
  expect(await found(asked.importRunId)).toMatchObject({ created: 0, refused: 2 });
  const again = await repairRefusals(house.context, publicId(asked.importRunId), undefined, 'empty');
  if (!again.ok) throw new Error(again.problem.code);
  await work(again.importRunId);
  expect(await found(again.importRunId)).toMatchObject({ created: 1, refused: 1 });
  expect(await names()).toEqual(['Ann']);
});

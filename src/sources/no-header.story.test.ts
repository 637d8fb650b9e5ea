import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { exportRefusals } from '#sources/find-refusals.ts';
import { runImport } from '#sources/import/run-import.ts';
import { previewImport } from '#sources/preview-import.ts';
import { requestImport } from '#sources/request-import.ts';
import { suggestMapping } from '#sources/suggest-mapping.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { everyReceiver, importHouse, type ImportHouse } from '#test/import-house.ts';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const content = 'ann@hill.example,Ann,2026-01-05\nbea@lake.example,Bea,6.1.2026\ncem@sea.example,Cem,2026-01-07\n';
const mapping = {
  entente: 1,
  source: 'List',
  shape: 'table',
  timeZone: 'UTC',
  file: { headerRow: 0 },
  person: { keys: [{ space: 'email', columns: ['Column 1'] }], name: { column: 'Column 2' } },
  stages: ['Met'],
  moments: [{ column: 'Column 3', becomes: 'captured', stage: 'Met' }],
};

async function upload(text: string): Promise<number> {
  const received = await receiveUpload(house.context, 'list.csv', Readable.from([Buffer.from(text)]));
  if (!received.ok) throw new Error(received.problem.code);
  return received.upload.id;
}

async function bring(text: string): Promise<number> {
  const asked = await requestImport(house.context, [await upload(text)], mapping);
  if (!asked.ok) throw new Error(asked.problem.code, { cause: asked.problem });
  await runImport(house.context, asked.importRunId, { receivers: everyReceiver, batchRows: 2, signal: new AbortController().signal });
  return asked.importRunId;
}

const names = () =>
  inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) => {
    const { rows } = await tx.client.query<{ name: string }>('select name from entente.people order by name');
    return rows.map((row) => row.name);
  });

test('a file without a header is suspected of it, looked at again as such, and every row of it counts', async () => {
  const uploadId = await upload(content);
  const first = await suggestMapping(house.context, [uploadId]);
  expect(first).toMatchObject({ groups: [{ file: { headerRow: 1, looksHeaderless: true, rowsEstimated: 2 } }] });
  const again = await suggestMapping(house.context, [uploadId], { headerRow: 0 });
  const header = ['Column 1', 'Column 2', 'Column 3'];
  expect(again).toMatchObject({ groups: [{ file: { headerRow: 0, header, rowsEstimated: 3 }, mapping: { file: { headerRow: 0 } } }] });
  expect(JSON.stringify(again)).not.toContain('looksHeaderless');
  expect(await previewImport(house.context, [uploadId], mapping)).toMatchObject({ ok: true, counts: { read: 3, new: 2, refused: 1 } });
});

test('its refused rows come back repaired under the names that its columns got', async () => {
  const id = await bring(content);
  expect(await names()).toEqual(['Ann', 'Cem']);
  const csv = await exportRefusals(house.context, house.context.ids.encode('importRun', id));
  let text = '';
  if (csv.ok) for await (const line of csv.lines) text += line;
  expect(text).toContain('Column 1,Column 2,Column 3');
  await bring(text.replace(/6\.1\.2026(?=\s*$)/, '2026-01-06'));
  expect(await names()).toEqual(['Ann', 'Bea', 'Cem']);
});

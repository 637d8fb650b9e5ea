import { afterEach, beforeEach, expect, test } from 'vitest';
import { Readable } from 'node:stream';
import { inWorkspace } from '#platform/database/database.ts';
import { findWaitingUploads } from '#sources/uploads/find-waiting-uploads.ts';
import { removeUpload } from '#sources/uploads/remove-upload.ts';
import { receiveUpload } from '#sources/uploads/receive-upload.ts';
import { importFiles, importHouse, type ImportHouse } from '#test/import-house.ts';

let house: ImportHouse;
beforeEach(async () => void (house = await importHouse()));
afterEach(() => house.close());

const mapping = { entente: 1, source: 'Fair', shape: 'table', person: { keys: [{ space: 'fair', columns: ['id'] }] } };

test('files that were brought wait until they are imported', async () => {
  await receiveUpload(house.context, 'later.csv', Readable.from([Buffer.from('id\n1\n')]));
  house.clock.advance(60_000);
  await importFiles(house.context, [{ name: 'now.csv', content: 'id\n2\n' }], mapping);
  const found = await findWaitingUploads(house.context);
  expect(found).toMatchObject({ ok: true, uploads: [{ name: 'later.csv', bytes: 5 }] });
});

test('a file that waits can be removed, one that an import read cannot', async () => {
  const { context } = house;
  const received = await receiveUpload(context, 'wrong.csv', Readable.from([Buffer.from('id\n1\n')]));
  const id = received.ok ? context.ids.encode('upload', received.upload.id) : '';
  expect(await removeUpload({ ...context, caller: { ...context.caller, kind: 'member', role: 'viewer' } }, id)).toMatchObject({
    ok: false,
    problem: { kind: 'forbidden' },
  });
  expect(await removeUpload(context, id)).toEqual({ ok: true });
  expect(await eventNames()).toEqual(['upload.removed']);
  expect(await findWaitingUploads(context)).toMatchObject({ uploads: [] });
  expect(await removeUpload(context, id)).toMatchObject({ ok: false, problem: { code: 'no-such-upload', where: 'id' } });
  expect(await removeUpload(context, 'nothing')).toMatchObject({ ok: false, problem: { code: 'no-such-upload' } });
  await importFiles(house.context, [{ name: 'now.csv', content: 'id\n2\n' }], mapping);
  const imported = await uploadIds();
  expect(await removeUpload(context, context.ids.encode('upload', imported[0]!))).toMatchObject({ problem: { code: 'imported-already' } });
  expect(await uploadIds()).toEqual(imported);
});

const uploadIds = () =>
  inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) =>
    (await tx.client.query<{ id: number }>('select id from entente.uploads')).rows.map((row) => row.id),
  );

const eventNames = () =>
  inWorkspace(house.context.database, house.context.caller.workspaceId, async (tx) =>
    (await tx.client.query<{ name: string }>('select name from entente.events')).rows.map((row) => row.name),
  );

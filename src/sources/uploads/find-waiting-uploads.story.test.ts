import { afterEach, beforeEach, expect, test } from 'vitest';
import { Readable } from 'node:stream';
import { findWaitingUploads } from '#sources/uploads/find-waiting-uploads.ts';
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

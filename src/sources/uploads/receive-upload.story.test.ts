import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWorkspace } from '#platform/database/database.ts';
import { importHouse, type ImportHouse } from '#test/import-house.ts';
import { receiveUpload } from './receive-upload.ts';
import { pieceBytes, readPieces } from './upload-store.ts';

let house: ImportHouse;
beforeAll(async () => (house = await importHouse()));
afterAll(() => house.close());

const megabyte = 1024 * 1024;

/** A body of so many megabytes that counts how much of it was let in. */
function longBody(beginning: Buffer, megabytes: number) {
  const body = { sent: 0, stream: null as unknown as Readable };
  async function* chunks() {
    yield beginning;
    const filling = Buffer.alloc(megabyte, 'x,y\n');
    for (; body.sent < megabytes; body.sent++) yield filling;
  }
  body.stream = Readable.from(chunks());
  return body;
}

async function piecesStored(): Promise<number> {
  const { workspaceId } = house.context.caller;
  const { rows } = await inWorkspace(house.context.database, workspaceId, (tx) =>
    tx.client.query<{ count: number }>('select count(*)::int as count from entente.upload_pieces'),
  );
  return rows[0]!.count;
}

test.each([
  ['a PDF', Buffer.from('%PDF-1.7\n'), 'other-content'],
  ['nothing but zero bytes', Buffer.alloc(2 * megabyte), 'not-csv'],
  ['gzip data of a PDF', gzipSync(Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * megabyte)])), 'other-content'],
])('%s is refused by its beginning; the rest is let in and forgotten, so that its sender hears why', async (_what, beginning, code) => {
  const body = longBody(beginning, 40);
  expect(await receiveUpload(house.context, 'export.csv', body.stream)).toMatchObject({
    ok: false,
    problem: { code, where: 'export.csv' },
  });
  expect(body.sent).toBe(40);
  expect(await piecesStored()).toBe(0);
});

test('a large file costs no memory while it comes, and can be read from any byte on', async () => {
  const before = process.memoryUsage();
  const received = await receiveUpload(house.context, 'large.csv', longBody(Buffer.from('id,name\n'), 64).stream);
  if (!received.ok) throw new Error(received.problem.code);
  const after = process.memoryUsage();
  expect(after.heapUsed + after.external - before.heapUsed - before.external).toBeLessThan(40 * megabyte);
  const { id: uploadId, bytes } = received.upload;
  expect(bytes).toBe(64 * megabyte + 8);
  for (const from of [0, 5, pieceBytes - 1, pieceBytes, 3 * pieceBytes + 7, bytes - 3]) {
    const pieces = readPieces(house.context, house.context.caller.workspaceId, { uploadId, bytes }, from);
    const read = Buffer.concat([
      (await pieces.next()).value as Buffer,
      ((await pieces.next()).value as Buffer | undefined) ?? Buffer.alloc(0),
    ]);
    await pieces.return(undefined);
    const expected = from < 8 ? `id,name\nx,y`.slice(from) : 'x,y\nx,y\n'.slice(from % 4);
    expect(read.toString('latin1', 0, 3)).toBe(expected.slice(0, 3));
  }
});

test('an upload whose connection breaks leaves nothing that can be imported', async () => {
  async function* broken() {
    yield Buffer.alloc(3 * megabyte, 'x,y\n');
    throw new Error('The connection broke.');
  }
  await expect(receiveUpload(house.context, 'broken.csv', Readable.from(broken()))).rejects.toThrow('The connection broke.');
  const { workspaceId } = house.context.caller;
  const { rows } = await inWorkspace(house.context.database, workspaceId, (tx) =>
    tx.client.query(`select name from entente.uploads where name = 'broken.csv' and completed_at is not null`),
  );
  expect(rows).toEqual([]);
});

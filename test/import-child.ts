import { handoffSlice } from '#handoff/public.ts';
import { identityReceiver } from '#identity/public.ts';
import { openDatabase } from '#platform/database/database.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import type { BatchReceiver } from '#platform/slice.ts';
import { runImport } from '#sources/import/run-import.ts';
import { importContext } from '#test/import-house.ts';

// A process that goes on with imports and says when it is inside a batch's transaction, to be killed at any of its words.
const [dataFolder, appUrl, workspaceId, ...runIds] = process.argv.slice(2) as [string, string, string, ...string[]];

const say = (word: string) => process.stdout.write(`${word}\n`);
const witness: BatchReceiver = { name: 'witness', ingest: async () => void say('inside') };

const log = createLog('silent');
await launchEmbeddedPostgres({ dataFolder, log });
const database = openDatabase({ url: appUrl, log });
const { context } = importContext(database, Number(workspaceId));
const receivers = [identityReceiver, witness, ...(handoffSlice.receivers ?? [])];
for (const id of runIds) await runImport(context, Number(id), { receivers, batchRows: 150, signal: new AbortController().signal });
say('done');
// The server is left to whoever comes next.
process.exit(0);

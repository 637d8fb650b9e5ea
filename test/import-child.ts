import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '#platform/database/database.ts';
import { launchEmbeddedPostgres } from '#platform/embedded-postgres/launch.ts';
import { createLog } from '#platform/log.ts';
import { runImport } from '#sources/import/run-import.ts';
import { inWorkspace } from '#platform/database/database.ts';
import { runUndo } from '#sources/undo/run-undo.ts';
import { everyReceiver, importContext } from '#test/import-house.ts';
import { askForUndo, everyFinder } from '#test/undo-house.ts';

// A process that goes on with imports, undos and redos, and says a word before every statement, to be killed at any of them.
// Steps: import:RUN, undo:RUN, redo:RUN, in the order in which they are to be done; what is done already is passed over.
const [dataFolder, appUrl, workspaceId, ...steps] = process.argv.slice(2) as [string, string, string, ...string[]];

const say = (word: string) => process.stdout.write(`${word}\n`);
const log = createLog('silent');
await launchEmbeddedPostgres({ dataFolder, log });
const database = openDatabase({ url: appUrl, log });
const { context, clock } = importContext(database, Number(workspaceId));
speakBeforeStatements();

let undos = 0;
for (const [place, step] of steps.entries()) {
  const [what, run] = step.split(':') as ['import' | 'undo' | 'redo', string];
  clock.advance(60_000 * place);
  if (what === 'import') await importToItsEnd(Number(run));
  else await runUndo(context, await undoNumber(undos++, what, Number(run)), { receivers: everyReceiver, workedOn: everyFinder });
}
say('done');
// The server is left to whoever comes next.
process.exit(0);

/** Whoever was killed may still seem at work until the database notices. */
async function importToItsEnd(run: number): Promise<void> {
  for (;;) {
    try {
      return await runImport(context, run, { receivers: everyReceiver, batchRows: 100, signal: new AbortController().signal });
    } catch (error) {
      if ((error as { code?: string }).code !== 'import-at-work') throw error;
      await pause(50);
    }
  }
}

/** The undo or redo of that number: asked for already, or now. */
async function undoNumber(number: number, direction: 'undo' | 'redo', run: number): Promise<number> {
  const { rows } = await inWorkspace(database, Number(workspaceId), (tx) =>
    tx.client.query<{ id: number }>('select id from entente.import_undos where workspace_id = $1 order by id offset $2 limit 1', [
      workspaceId,
      number,
    ]),
  );
  return rows[0]?.id ?? askForUndo(context, run, direction);
}

function speakBeforeStatements(): void {
  const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    say('.');
    return query.apply(this, given);
  } as never;
}

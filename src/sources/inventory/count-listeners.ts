import type { Listener } from '#platform/slice.ts';
import { countAfterImport, countEverything } from './count-data.ts';

/** Ends of imports, whatever became of them: what they brought stays until it is undone. */
const ends = ['import.finished', 'import.failed', 'import.cancelled'];
/** After these, evidence belongs to other imports than before. */
const turns = ['import.undone', 'import.put-back', 'person.erased'];

/** Counts follow every import and every undo, behind them: nobody who imports waits for a count. */
export const countListeners: readonly Listener[] = [
  ...ends.map((event): Listener => ({
    name: `sources/count-after-${event}`,
    event,
    run: (context, { subject }) => countAfterImport(context, context.caller.workspaceId, Number(subject['importRunId'])),
  })),
  ...turns.map((event): Listener => ({
    name: `sources/count-after-${event}`,
    event,
    run: (context) => countEverything(context, context.caller.workspaceId),
  })),
];

import type { BatchReceiver, Slice } from '#platform/slice.ts';
import { runImport, usualBatchRows } from '#sources/import/run-import.ts';

/** @param receivers of the slices that want their share of every import, in their order. */
export function createSourcesSlice(receivers: readonly BatchReceiver[]): Slice {
  return {
    name: 'sources',
    listeners: [
      {
        name: 'sources/run-import',
        event: 'import.requested',
        run: (context, event, signal) => runImport(context, Number(event.subject['importRunId']), { receivers, batchRows: usualBatchRows, signal }),
      },
    ],
    facts: [
      { view: 'touch_facts', shape: 'touches' },
      { view: 'stage_change_facts', shape: 'moments' },
      { view: 'deal_facts', shape: 'moments' },
      { view: 'stage_facts', shape: 'stages' },
      { view: 'coverage_facts', shape: 'coverage' },
      { view: 'record_facts', shape: 'records' },
    ],
  };
}

import { inDirectory } from '#platform/database/database.ts';
import type { BatchReceiver, Slice, Sweep } from '#platform/slice.ts';
import { giveUpImport, runImport, usualBatchRows } from './import/run-import.ts';
import { eraseSubjects } from './erase/erase-subjects.ts';
import { reportSubjects } from './report/report-subjects.ts';
import { countListeners } from './inventory/count-listeners.ts';
import { registerInventoryRoutes } from './inventory/routes.ts';
import { registerSourcesRoutes } from './routes.ts';
import { registerSavedMappingRoutes } from './saved-mappings/routes.ts';
import { giveUpLook, look } from './schedules/look.ts';
import { registerScheduleRoutes } from './schedules/routes.ts';
import { scheduleSweep } from './schedules/sweep-schedules.ts';
import { sweepUploads } from './uploads/upload-store.ts';

/** @param receivers of the slices that want their share of every import, in their order. */
export function createSourcesSlice(receivers: readonly BatchReceiver[]): Slice {
  return {
    name: 'sources',
    routes: (http) => {
      registerSourcesRoutes(http);
      registerSavedMappingRoutes(http);
      registerScheduleRoutes(http);
      registerInventoryRoutes(http);
    },
    listeners: [
      {
        name: 'sources/run-import',
        event: 'import.requested',
        run: (context, event, signal) =>
          runImport(context, Number(event.subject['importRunId']), { receivers, batchRows: usualBatchRows, signal }),
        giveUp: (context, event) => giveUpImport(context, Number(event.subject['importRunId'])),
      },
      {
        name: 'sources/look',
        event: 'import-schedule.look-begun',
        run: (context, event, signal) => look(context, Number(event.subject['lookId']), signal),
        giveUp: (context, event) => giveUpLook(context, Number(event.subject['lookId'])),
      },
      ...countListeners,
    ],
    sweeps: [uploadSweep, scheduleSweep],
    facts: [
      { view: 'touch_facts', shape: 'touches' },
      { view: 'stage_change_facts', shape: 'moments' },
      { view: 'deal_facts', shape: 'moments' },
      { view: 'stage_facts', shape: 'stages' },
      { view: 'coverage_facts', shape: 'coverage' },
      { view: 'attribute_facts', shape: 'attributes' },
      { view: 'record_facts', shape: 'records' },
      { view: 'departure_facts', shape: 'departures' },
    ],
    erase: eraseSubjects,
    report: reportSubjects,
    sentences: {
      'import.requested': () => 'began an import',
      'import.finished': () => 'An import came to its end',
      'import.failed': () => 'An import failed',
      'mapping.saved': ({ version }) => (version === 1 ? 'saved a mapping' : `saved version ${version} of a mapping`),
      'mapping.removed': () => 'removed a saved mapping',
      'import-schedule.created': () => 'let an import come round',
      'import-schedule.changed': () => 'changed an import that comes round',
      'import-schedule.paused': () => 'paused an import that comes round',
      'import-schedule.resumed': () => 'let a paused import come round again',
      'import-schedule.removed': () => 'ended an import that came round',
      'import-schedule.look-begun': () => 'looked for new files',
      'import-schedule.failed': () => 'A look for new files failed',
    },
  };
}

/** Uploads that nobody came back for do not stay. */
const uploadSweep: Sweep = {
  name: 'sources/forget-uploads',
  everySeconds: 3600,
  run: async (platform) => {
    const workspaces = await inDirectory(
      platform.database,
      async (tx) => (await tx.client.query<{ id: number }>('select id from directory.workspaces')).rows,
    );
    for (const { id } of workspaces) await sweepUploads(platform, id);
  },
};

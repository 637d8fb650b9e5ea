import { t } from '#kernel/language/say.ts';
import { inDirectory } from '#platform/database/database.ts';
import type { BatchReceiver, FactsView, FindWorkedOn, Listener, Slice, Sweep } from '#platform/slice.ts';
import { giveUpImport, wrapUpCancelled } from './import/end-run.ts';
import { runImport, usualBatchRows } from './import/run-import.ts';
import { eraseSubjects } from './erase/erase-subjects.ts';
import { reportSubjects } from './report/report-subjects.ts';
import { registerExportRoutes } from './export/routes.ts';
import { countListeners } from './inventory/count-listeners.ts';
import { registerInventoryRoutes } from './inventory/routes.ts';
import { registerSourcesRoutes } from './routes.ts';
import { registerSavedMappingRoutes } from './saved-mappings/routes.ts';
import { followImports } from './schedules/follow-import.ts';
import { giveUpLook, look } from './schedules/look.ts';
import { registerScheduleRoutes } from './schedules/routes.ts';
import { scheduleSweep } from './schedules/sweep-schedules.ts';
import { registerUndoRoutes } from './undo/routes.ts';
import { findImportThing, searchImports } from './search-imports.ts';
import { undoListeners, undoSentences } from './undo/undo-listeners.ts';
import { sweepUploads } from './uploads/upload-store.ts';

/**
 * @param receivers of the slices that want their share of every import, in their order.
 * @param workedOn of the slices whose members work on people: what an undo leaves unless told otherwise.
 */
export function createSourcesSlice(receivers: readonly BatchReceiver[], workedOn: readonly FindWorkedOn[]): Slice {
  return {
    name: 'sources',
    routes: (http) => {
      registerSourcesRoutes(http);
      registerSavedMappingRoutes(http);
      registerScheduleRoutes(http);
      registerInventoryRoutes(http);
      registerUndoRoutes(http, workedOn);
      registerExportRoutes(http);
    },
    listeners: [
      importListener('sources/run-import', 'import.requested', receivers),
      importListener('sources/resume-import', 'import.resumed', receivers),
      {
        name: 'sources/wrap-up-import',
        event: 'import.cancelled',
        run: (context, event) => wrapUpCancelled(context, Number(event.subject['importRunId']), receivers),
      },
      {
        name: 'sources/look',
        event: 'import-schedule.look-begun',
        run: (context, event, signal) => look(context, Number(event.subject['lookId']), signal),
        giveUp: (context, event) => giveUpLook(context, Number(event.subject['lookId'])),
      },
      ...countListeners,
      ...followImports,
      ...undoListeners({ receivers, workedOn }),
    ],
    sweeps: [uploadSweep, scheduleSweep],
    facts,
    erase: eraseSubjects,
    report: reportSubjects,
    search: searchImports,
    things: [{ kind: 'importRun', path: '/data/imports/', action: 'sources.read', find: findImportThing }],
    sentences,
  };
}

function importListener(name: string, event: string, receivers: readonly BatchReceiver[]): Listener {
  return {
    name,
    event,
    run: (context, { subject }, signal) =>
      runImport(context, Number(subject['importRunId']), { receivers, batchRows: usualBatchRows, signal }),
    giveUp: (context, { subject }) => giveUpImport(context, Number(subject['importRunId']), receivers),
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

const facts: readonly FactsView[] = [
  { view: 'touch_facts', shape: 'touches' },
  { view: 'stage_change_facts', shape: 'moments' },
  { view: 'deal_facts', shape: 'moments' },
  { view: 'stage_facts', shape: 'stages' },
  { view: 'coverage_facts', shape: 'coverage' },
  { view: 'attribute_facts', shape: 'attributes' },
  { view: 'record_facts', shape: 'records' },
  { view: 'departure_facts', shape: 'departures' },
  { view: 'personless_deal_facts', shape: 'personless' },
];

/** How this slice's events read on the audit page. */
const sentences: NonNullable<Slice['sentences']> = {
  'import.requested': () => t`began an import`,
  'import.finished': () => t`An import came to its end`,
  'import.failed': () => t`An import failed`,
  'import.paused': () => t`paused an import`,
  'import.resumed': () => t`let a paused import go on`,
  'import.cancelled': ({ keeps }) =>
    keeps ? t`cancelled an import and kept what it had brought` : t`cancelled an import and took back what it had brought`,
  ...undoSentences,
  'mapping.saved': ({ version }) => (version === 1 ? t`saved a mapping` : t`saved version ${version} of a mapping`),
  'mapping.removed': () => t`removed a saved mapping`,
  'import-schedule.created': () => t`let an import come round`,
  'import-schedule.changed': () => t`changed an import that comes round`,
  'import-schedule.paused': () => t`paused an import that comes round`,
  'import-schedule.resumed': () => t`let a paused import come round again`,
  'import-schedule.removed': () => t`ended an import that came round`,
  'import-schedule.look-begun': () => t`looked for new files`,
  'import-schedule.failed': () => t`A look for new files failed`,
  'upload.removed': () => t`removed a file that no import had read`,
  'data.exported': () => t`took all data out`,
};

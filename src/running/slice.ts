import { t } from '#kernel/language/say.ts';
import type { Slice } from '#platform/slice.ts';
import { registerRunningRoutes } from '#running/routes.ts';

const megabytes = (bytes: unknown) => (Number(bytes) / 1_000_000).toFixed(1);
const count = (rows: unknown) => Number(rows).toLocaleString('en');

export const runningSlice: Slice = {
  name: 'running',
  routes: registerRunningRoutes,
  quietEvents: ['backup.made'],
  sentences: {
    'backup.made': ({ rows, bytes }) => t`A backup was made and read back: ${count(rows)} rows, ${megabytes(bytes)} MB`,
    'backup.restored': ({ takenAt }) => t`Everything was restored from the backup of ${String(takenAt).slice(0, 16).replace('T', ' ')} UTC`,
  },
};

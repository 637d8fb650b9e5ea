import { fileURLToPath } from 'node:url';
import { regularBackup } from '#platform/backup/regular-backup.ts';
import { inDirectory } from '#platform/database/database.ts';
import type { Settings } from '#platform/settings.ts';
import type { Slice, Sweep } from '#platform/slice.ts';

const commandLine = fileURLToPath(new URL('cli.ts', import.meta.url));
const dayMilliseconds = 86_400_000;

/** Deliveries that were made are kept for a week, for whoever asks what happened. */
const forgetDeliveries: Sweep = {
  name: 'platform/forget-deliveries',
  everySeconds: 3600,
  run: async ({ database, clock }) => {
    const before = new Date(clock.now() - 7 * dayMilliseconds);
    await inDirectory(database, (tx) => tx.client.query("delete from directory.deliveries where state = 'done' and due_at < $1", [before]));
  },
};

/** Every recurring sweep of the product, on one page: the platform's own and those of the slices. */
export function schedulesOf(slices: readonly Slice[], settings: Settings): Sweep[] {
  return [forgetDeliveries, ...slices.flatMap((slice) => slice.sweeps ?? []), ...regularBackup(settings, commandLine)];
}

import type { OpenFile } from '../files/open-file.ts';
import { rowsAbove } from '../files/recognise-header.ts';
import type { EventLogMapping } from '../mapping/mapping-schema.ts';
import type { Activity } from './suggest-log.ts';

/** What may be read of a large file to count its activities. */
const mostMilliseconds = 1200;

/** How often each activity and phase comes, over the whole file or as much of it as there is time for; the most frequent first. */
export async function countActivities(
  file: OpenFile,
  log: Pick<EventLogMapping['log'], 'activity' | 'lifecycle'>,
  milliseconds = mostMilliseconds,
): Promise<Activity[]> {
  const names = file.header.map((name) => name.trim());
  const activityAt = names.indexOf(log.activity);
  const lifecycleAt = log.lifecycle === undefined ? -1 : names.indexOf(log.lifecycle);
  const counts = new Map<string, Activity>();
  const until = performance.now() + milliseconds;
  let above = rowsAbove(file.format.headerRow);
  for await (const rows of file.rows()) {
    for (const row of rows) {
      if (above-- > 0) continue;
      const activity = row[activityAt]?.trim() ?? '';
      const lifecycle = row[lifecycleAt]?.trim() ?? '';
      const known = counts.get(`${activity}\n${lifecycle}`);
      if (known) known.rows++;
      else if (activity !== '' && counts.size < 1000) counts.set(`${activity}\n${lifecycle}`, { activity, lifecycle, rows: 1 });
    }
    if (performance.now() > until) break;
  }
  return [...counts.values()].toSorted((one, other) => other.rows - one.rows);
}

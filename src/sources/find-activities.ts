import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { requirePermission } from '#workspace/public.ts';
import { FileProblem } from './files/file-problem.ts';
import { openFile, type OpenFile } from './files/open-file.ts';
import { storedFile } from './import/run-parts.ts';
import { findCompleteUploads } from './request-import.ts';
import type { ActivityCountsAnswer, ActivityCountsRequest } from './schema.ts';
import { countActivities } from './suggest/count-activities.ts';
import { guessEvents } from './suggest/suggest-log.ts';

type Asked = Omit<ActivityCountsRequest, 'uploadIds'>;

/** What happens in a log when these columns say it, how often, and what it seems to mean. Nothing is written. */
export async function findActivities(context: Context, uploadIds: readonly number[], asked: Asked): Promise<Outcome<ActivityCountsAnswer>> {
  const problem = requirePermission(context, 'sources.import');
  if (problem) return { ok: false, problem };
  const found = await findCompleteUploads(context, uploadIds);
  if (!found.ok) return found;
  const first = found.uploads[0]!;
  const opened = await openFile(storedFile(context, context.caller.workspaceId, { ...first, uploadId: first.id }), {
    ...asked.file,
    ...(asked.delimiter !== undefined && { delimiter: asked.delimiter }),
  });
  if (!opened.ok) return opened;
  const missing = [asked.activity, asked.lifecycle].find((column) => column !== undefined && !hasColumn(opened.file, column));
  if (missing !== undefined) {
    const accepted = opened.file.header.join(', ');
    return refuse('invalid', 'no-such-column', t`There is no column ${missing}.`, { where: `${first.name}, header`, accepted });
  }
  try {
    const activities = await countActivities(opened.file, asked);
    return { ok: true, activities, ...guessEvents(activities) };
  } catch (error) {
    if (error instanceof FileProblem) return { ok: false, problem: error.in(first.name) };
    throw error;
  }
}

function hasColumn({ header }: OpenFile, column: string): boolean {
  return header.some((name) => name.trim() === column);
}

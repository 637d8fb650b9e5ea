import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Run } from './progress-store.ts';

/** Makes warnings of what was noticed, and keeps them with the run. */
export async function storeWarnings(_tx: WorkspaceTx, _run: Run): Promise<void> {}

import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { findCompanyDefaults } from './company-defaults.ts';
import { isOver } from './import/progress-store.ts';
import { countRefusals, findRefusalOrigin } from './import/refusal-rows.ts';
import { withoutFile } from './import/run-parts.ts';
import type { LockedRun } from './import/run-states.ts';
import { checkMapping, refuseLaterCoverage } from './mapping/check-mapping.ts';
import { createRowReader } from './mapping/create-row-reader.ts';
import type { Mapping } from './mapping/mapping-schema.ts';
import { withRun } from './pause-import.ts';
import { storeRequest } from './request-import.ts';

/**
 * Asks for an import of the rows that another one refused, as they stand there: no file is needed.
 * @param given a corrected mapping; that of the other import unless said.
 * @param shortRows cells that rows lack at their end count as empty; as the mapping says unless said.
 */
export async function repairRefusals(
  context: Context,
  publicId: string,
  given?: unknown,
  shortRows?: 'empty',
): Promise<Outcome<{ importRunId: number }>> {
  const found = await withRun(context, publicId, async (tx, run) => {
    if (!isOver(run.state)) return stillReading();
    if (run.undoneAt) return isUndone();
    if ((await countRefusals(tx, run.id)) === 0) return nothingRefused();
    return { ok: true, run, files: await findRefusalOrigin(tx, run.id) };
  });
  if (!found.ok) return found;
  const checked = given === undefined ? { ok: true as const, mapping: found.run.mapping } : checkMapping(given);
  if (!checked.ok) return checked;
  const mapping: Mapping = shortRows ? { ...checked.mapping, file: { ...checked.mapping.file, shortRows } } : checked.mapping;
  const seeable = refuseLaterCoverage(mapping, context.clock.now());
  if (!seeable.ok) return seeable;
  const readable = await checkHeaders(context, mapping, found.files);
  if (!readable.ok) return readable;
  const { id, mode } = found.run satisfies LockedRun;
  return storeRequest(context, { mapping, files: [], mode, repairsRunId: id });
}

async function checkHeaders(
  context: Context,
  mapping: Mapping,
  files: readonly { name: string; header: readonly string[] }[],
): Promise<Outcome> {
  const company = await findCompanyDefaults(context);
  for (const { name, header } of files) {
    const readable = createRowReader(withoutFile(mapping), header, company);
    if (!readable.ok) return { ok: false, problem: { ...readable.problem, where: `${name}, header` } };
  }
  return { ok: true };
}

function stillReading() {
  return refuse('conflict', 'import-not-over', t`This import has not come to its end yet: more rows may be refused.`, {
    where: 'id',
    accepted: t`an import that is done, failed or cancelled`,
  });
}

function isUndone() {
  return refuse('conflict', 'import-undone', t`This import is undone: its refused rows would come back without the others.`, {
    where: 'id',
    accepted: t`the import once it is put back, or the file, uploaded again`,
  });
}

function nothingRefused() {
  return refuse('conflict', 'nothing-refused', t`This import refused no row that could be read again.`, {
    where: 'id',
    accepted: t`an import with refused rows`,
  });
}

import { t } from '#kernel/language/say.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import type { Mapping } from '../mapping/mapping-schema.ts';
import { findLostReferences, type LostReferences } from './find-lost-references.ts';
import { nearestName } from './nearest-name.ts';
import { ambiguousColumns } from './note-day-orders.ts';
import type { Run } from './progress-store.ts';
import type { RunNotes } from './run-notes.ts';
import type { RunWarning } from './run-warnings.ts';

/** Makes warnings of what was noticed, and keeps them with the run; the notes, which name keys by their hashes, are done with. */
export async function storeWarnings(tx: WorkspaceTx, run: Run, ofFiles: readonly RunWarning[]): Promise<void> {
  const { rows } = await tx.client.query<{ notes: Partial<RunNotes> }>(
    'select notes from entente.import_progress where workspace_id = $1 and import_run_id = $2',
    [tx.workspaceId, run.id],
  );
  const notes = rows[0]?.notes ?? {};
  if (notes.isConcluded) return;
  const lost = await findLostReferences(tx, notes.nowhere ?? {}, run.id);
  const warnings = [...ofFiles, ...warningsOf(notes, run.mapping, lost)];
  await tx.client.query('update entente.import_runs set warnings = $3 where workspace_id = $1 and id = $2', [
    tx.workspaceId,
    run.id,
    JSON.stringify(warnings),
  ]);
  await tx.client.query('update entente.import_progress set notes = $3 where workspace_id = $1 and import_run_id = $2', [
    tx.workspaceId,
    run.id,
    JSON.stringify({ isConcluded: true } satisfies Partial<RunNotes>),
  ]);
}

/** @param lost references that lead nowhere, with the names that there are. */
export function warningsOf(notes: Partial<RunNotes>, mapping: Mapping, lost: readonly LostReferences[]): RunWarning[] {
  // The database keeps names in an order of its own.
  const noted = Object.entries(notes.odd ?? {}).toSorted(([one, a], [other, b]) => a.firstRow - b.firstRow || (one < other ? -1 : 1));
  const odd = noted.map(([code, { count, firstRow }]) => ({
    code,
    message: words[code]?.(count) ?? code,
    count,
    firstRow,
  }));
  return [...odd, ...lost.map(lostWarning), ...dayWarnings(notes.dayOrders ?? {}, ambiguousColumns(mapping))];
}

const pluralOf = (word: string) => (word.endsWith('ch') ? `${word}es` : `${word}s`);
const many = (count: number, one: string, several: string) => (count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${several}`);

const words: Record<string, (count: number) => string> = {
  'still-to-come': (count) =>
    `${many(count, 'row tells', 'rows tell')} of something that is still to come. It counts once its moment has passed.`,
  'modified-before-created': (count) =>
    `${many(count, 'row was', 'rows were')} modified before ${count === 1 ? 'it was' : 'they were'} created.`,
  'closed-before-opened': (count) =>
    `${many(count, 'deal was', 'deals were')} won or lost before ${count === 1 ? 'it was' : 'they were'} opened.`,
  'deal-before-lead': (count) =>
    count === 1
      ? '1 deal is older than its person: that one was captured later.'
      : `${count.toLocaleString('en')} deals are older than their person: these were captured later.`,
  'deal-without-account': (count) => `${many(count, 'deal names', 'deals name')} no account.`,
};

const a = (object: string) => `${/^[aeiou]/.test(object) ? 'an' : 'a'} ${object}`;

const mostExamples = 5;

function lostWarning({ what, object, count, firstRow, said, names, isAnyKnown }: LostReferences): RunWarning {
  const plural = pluralOf(object);
  if (!isAnyKnown) {
    const message = t`${many(count, `${what} names`, `${pluralOf(what)} name`)} ${a(object)}, and no ${plural} are known yet: bring them, too.`;
    return { code: 'nothing-known-yet', message, count, firstRow };
  }
  const meant = said.map((name) => ({ name, near: nearestName(name, names) }));
  const hint = meant.filter(({ near }) => near !== null).map(({ name, near }) => `${name} may be ${near}`);
  const examples = meant.slice(0, mostExamples).map(({ name, near }) => (near === null ? name : `${name} → ${near}`));
  const message = t`${many(count, `${what} names`, `${pluralOf(what)} name`)} ${a(object)} that is not known${hint.length > 0 ? `: ${hint.slice(0, mostExamples).join(', ')}` : ''}.`;
  return { code: 'leads-nowhere', message, count, firstRow, ...(examples.length > 0 && { examples }) };
}

function dayWarnings(orders: RunNotes['dayOrders'], formats: ReadonlyMap<string, string>): RunWarning[] {
  return Object.entries(orders).flatMap(([column, { dayFirst, monthFirst, either, firstRow }]) => {
    if (dayFirst > 0 && monthFirst > 0) {
      const message = t`${column} holds days in two orders: ${dayFirst.toLocaleString('en')} can only be read day first, ${monthFirst.toLocaleString('en')} only month first. Those between are read as ${formats.get(column) ?? 'the mapping says'}.`;
      return [{ code: 'mixed-day-orders', message, count: dayFirst + monthFirst, firstRow }];
    }
    if (dayFirst + monthFirst > 0 || either === 0) return [];
    const message = t`Every day in ${column} could be read day first as well as month first. They are read as ${formats.get(column) ?? 'the mapping says'}.`;
    return [{ code: 'ambiguous-days', message, count: either, firstRow }];
  });
}

import { t } from '#kernel/language/say.ts';
import type { FieldOnWire, ListCount, ListPage, ListRow, ListShape } from '#kernel/lists/answers.ts';
import { operatorsOf } from '#kernel/lists/field-kinds.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import { inWorkspace, type WorkspaceTx } from '#platform/database/database.ts';
import { countRows } from '#platform/lists/count-rows.ts';
import type { List, ListDefinition, ListField } from '#platform/lists/list.ts';
import { readPage, type Page } from '#platform/lists/read-page.ts';
import { readColumns, readConditions, readSort, refuseWithheld } from '#platform/lists/read-question.ts';
import { seal, unseal } from '#platform/sealed-value.ts';
import type { CountQuery, ListQuery } from '#platform/lists/schema.ts';

/** A page of a list, as somebody who may read it asks for it. */
export async function askPage(context: Context, definition: ListDefinition, query: ListQuery): Promise<Outcome<{ answer: ListPage }>> {
  const problem = definition.mayRead(context);
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const list = await definition.open(tx, context);
    const place = openPlace(context, list, query.after);
    if (!place.ok) return place;
    const found = await findPage(tx, list, definition, { ...query, after: place.after });
    if (!found.ok) return found;
    const columns = readColumns(list, query.columns);
    const rows = await rowsInOrder(tx, context, definition, { ids: found.page.ids, columns, list });
    return { ok: true, answer: { rows, next: sealPlace(context, list, found.page.next), isCatchingUp: await definition.isCatchingUp(tx) } };
  });
}

const purpose = 'place in a list';
const boundTo = ({ caller }: Context) => `${caller.workspaceId} ${caller.role}`;

function sealPlace(context: Context, { isSealed }: List, next: string | null): string | null {
  return next && isSealed ? seal(context.settings.secret, purpose, boundTo(context), next).toString('base64url') : next;
}

function openPlace(context: Context, { isSealed }: List, after: string | undefined): Outcome<{ after: string | undefined }> {
  if (after === undefined || !isSealed) return { ok: true, after };
  const opened = unseal(context.settings.secret, purpose, boundTo(context), Buffer.from(after, 'base64url'));
  if (opened !== null) return { ok: true, after: opened };
  return refuse('invalid', 'not-a-cursor', t`Not a place in the list.`, { where: 'after', accepted: t`the \`next\` of an earlier answer` });
}

/** The ids of a page: of what is searched, the first that finds anything. A place in the list belongs to one of them only. */
export async function findPage(
  tx: WorkspaceTx,
  list: List,
  definition: ListDefinition,
  query: Omit<ListQuery, 'columns'>,
): Promise<Outcome<{ page: Page }>> {
  const read = readConditions(list, query);
  if (!read.ok) return read;
  const sorted = readSort(list, query.sort ?? definition.sort);
  if (!sorted.ok) return sorted;
  const [which, after] = splitPlace(query.after);
  let at = which;
  for (; ; at++) {
    const condition = read.conditions[at];
    if (!condition) return { ok: true, page: { ids: [], next: null } };
    const found = await readPage(tx, list, { condition, sort: sorted.sort, after, limit: query.limit });
    if (!found.ok) return found;
    const { ids, next } = found.page;
    if (ids.length > 0 || after !== undefined) return { ok: true, page: { ids, next: next && (at > 0 ? `${at}.${next}` : next) } };
  }
}

function splitPlace(after: string | undefined): [number, string | undefined] {
  const [, which, place] = /^(\d)\.(.*)$/.exec(after ?? '') ?? [];
  return which === undefined ? [0, after] : [Number(which), place];
}

export async function rowsInOrder(
  tx: WorkspaceTx,
  context: Context,
  definition: ListDefinition,
  asked: { ids: readonly number[]; columns: readonly string[]; list: List },
): Promise<ListRow[]> {
  if (asked.ids.length === 0) return [];
  const withheld = new Set(asked.list.fields.filter((field) => field.withheld).map((field) => field.name));
  const columns = asked.columns.filter((column) => !withheld.has(column));
  const rows = await definition.rows(tx, context, { ids: asked.ids, columns });
  const none = Object.fromEntries(asked.columns.filter((column) => withheld.has(column)).map((column) => [column, null]));
  return asked.ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ id: row.id, cells: { ...row.cells, ...none } }] : [];
  });
}

/** How many rows there are, as far as one counts. */
export async function askCount(context: Context, definition: ListDefinition, query: CountQuery): Promise<Outcome<{ answer: ListCount }>> {
  const problem = definition.mayRead(context);
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const list = await definition.open(tx, context);
    const read = readConditions(list, query);
    if (!read.ok) return read;
    let answer: ListCount = { count: 0, isMore: false };
    for (const condition of read.conditions) {
      answer = await countRows(tx, list, condition);
      if (answer.count > 0 || answer.isMore) break;
    }
    return { ok: true, answer };
  });
}

/** Which fields a list has here and now: sources bring their own. */
export async function askShape(context: Context, definition: ListDefinition): Promise<Outcome<{ answer: ListShape }>> {
  const problem = definition.mayRead(context);
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const { fields, columns } = await definition.open(tx, context);
    const mayExport = definition.mayExport(context) === null;
    return { ok: true, answer: { fields: fields.map(onWire), columns: [...columns], sort: definition.sort, mayExport } };
  });
}

function onWire(field: ListField): FieldOnWire {
  const { name, label, kind, choices, withheld = null } = field;
  return {
    name,
    label,
    kind,
    operators: [...operatorsOf[kind]],
    choices: choices ? [...choices] : null,
    unit: field.unit ?? null,
    hasValues: Boolean(field.values) && !withheld,
    isSortable: Boolean(field.sort) && !withheld,
    isFilter: Boolean(field.value ?? field.passes) && !withheld,
    isColumn: field.isColumn !== false,
    withheld,
  };
}

/** The values that a field has and that begin so. */
export async function askValues(
  context: Context,
  definition: ListDefinition,
  { field: name, beginning = '' }: { field: string; beginning?: string | undefined },
): Promise<Outcome<{ values: string[] }>> {
  const problem = definition.mayRead(context);
  if (problem) return { ok: false, problem };
  return inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    const list = await definition.open(tx, context);
    const field = list.fields.find((one) => one.name === name);
    if (field?.withheld) return refuseWithheld(field, 'field');
    if (field?.values) return { ok: true, values: await field.values(tx, beginning) };
    const accepted = list.fields.filter((one) => one.values && !one.withheld).map((one) => one.name);
    return refuse('invalid', 'no-values', t`No values are known of ${name}.`, { where: 'field', accepted: accepted.join(', ') });
  });
}

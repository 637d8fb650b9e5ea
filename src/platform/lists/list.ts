import type { RawBuilder } from 'kysely';
import type { ListRow } from '#kernel/lists/answers.ts';
import type { AskedField, Operator } from '#kernel/lists/field-kinds.ts';
import type { IdKind } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';

/** A value as the database compares it. */
export type Comparable = string | number | boolean | Date;

/** One end of a range; `isInside` says whether it belongs to the range itself. */
export interface Bound {
  at: Comparable;
  isInside: boolean;
}

/** What one value of a field is tested for. */
export type Test =
  | { how: 'is'; values: readonly Comparable[] }
  | { how: 'begins'; text: string }
  | { how: 'contains'; text: string }
  | { how: 'range'; from: Bound | null; to: Bound | null }
  | { how: 'nothing' };

export type SortKind = 'text' | 'number' | 'moment';

/** A field of a list, with the SQL that finds, compares and orders it. */
export interface ListField extends AskedField {
  /** The value, null where nothing is known: of a text as it is searched, under collate "C". Without one nobody asks about it. */
  value?: RawBuilder<unknown>;
  /** In place of `value` where values stand in rows of their own: whether one of them passes. Never null. */
  passes?(test: Test): RawBuilder<boolean>;
  /** Never null, with an index over workspace, key and id: what the list can be ordered by. */
  sort?: { key: RawBuilder<unknown>; kind: SortKind };
  /** Whose rows an index finds by this test: a query of ids. Null where no index helps. */
  find?(test: Test): RawBuilder<{ id: number }> | null;
  /** The values that there are and that begin so, for whoever asks about one; a few dozen. */
  values?(tx: WorkspaceTx, beginning: string): Promise<string[]>;
  /** Of a number that is a stretch of time. */
  unit?: 'minutes';
  /** false: it is only asked about. */
  isColumn?: boolean;
  /** What it belongs to that whoever asks does not see, such as "contact details": its cells stay empty, and nobody filters or sorts by it. */
  withheld?: string | undefined;
}

/** A list as one question of one company sees it. */
export interface List {
  from: RawBuilder<unknown>;
  id: RawBuilder<number>;
  /** Which rows are in the list at all. */
  within: RawBuilder<boolean>;
  fields: readonly ListField[];
  /** What is shown unless other columns are chosen. */
  columns: readonly string[];
  /** What a search looks through, one after the other, until something is found. */
  searched(text: string): readonly string[];
  /** A text as the columns of the list hold it for searching. */
  asSearched(text: string): string;
  /** Whether places in it are sealed: they hold what the list is ordered by, and whoever asks does not see all of it. */
  isSealed?: boolean;
  /** Days of a filter are days of this zone. */
  timeZone: string;
}

export interface Sort {
  field: string;
  direction: 'asc' | 'desc';
}

/** A list as a slice offers it: who may see it, what it is made of, and what stands in its rows. */
export interface ListDefinition {
  /** Its place in addresses: `people`. */
  name: string;
  idKind: IdKind;
  /** As in addresses: `name`, `-captured`. */
  sort: string;
  mayRead(context: Context): Problem | null;
  mayExport(context: Context): Problem | null;
  open(tx: WorkspaceTx, context: Context): Promise<List>;
  /** The rows of these ids, in any order. */
  rows(tx: WorkspaceTx, context: Context, asked: { ids: readonly number[]; columns: readonly string[] }): Promise<Map<number, ListRow>>;
  isCatchingUp(tx: WorkspaceTx): Promise<boolean>;
  /** What members follow and ask about where it is not the row itself and nothing else: of a handoff its person. */
  things?(tx: WorkspaceTx, rowIds: readonly number[]): Promise<Map<number, ThingOfRow>>;
}

/** What stands behind a row: `ids` are all by which it is known, its own first. */
export interface ThingOfRow {
  kind: IdKind;
  ids: readonly number[];
}

/** Operators that say no are others turned round. */
export const opposites: Partial<Record<Operator, Operator>> = {
  '!=': '=',
  doesNotBeginWith: 'beginsWith',
  doesNotContain: 'contains',
  notIn: 'in',
  notBetween: 'between',
  notNull: 'null',
};

import type { FieldKind, Operator } from '#kernel/lists/field-kinds.ts';

// What lists answer, for screens, programs and the terminal.

/** What a row points to. */
export type Target = 'person' | 'account' | 'deal';

/** What stands in a cell. Moments are ISO 8601. */
export type Cell =
  | string
  | number
  | boolean
  | null
  | { amountMinor: number; currency: string | null }
  | { kind: Target; id: string; label: string };

export interface ListRow {
  id: string;
  cells: Record<string, Cell>;
}

export interface ListPage {
  rows: ListRow[];
  next: string | null;
  /** What imports brought is still being put in; the rest is here. */
  isCatchingUp: boolean;
}

export interface ListCount {
  count: number;
  /** Counting ended there: there are more. */
  isMore: boolean;
}

export interface FieldOnWire {
  name: string;
  label: string;
  kind: FieldKind;
  operators: Operator[];
  choices: { value: string; label: string }[] | null;
  /** Of a number that is a stretch of time. */
  unit: 'minutes' | null;
  /** Whether the values that there are can be asked for. */
  hasValues: boolean;
  isSortable: boolean;
  isFilter: boolean;
  isColumn: boolean;
  /** What it belongs to that whoever asks does not see: “contact details”. Its cells are null. */
  withheld: string | null;
}

export interface ListShape {
  fields: FieldOnWire[];
  columns: string[];
  sort: string;
  mayExport: boolean;
}

/** The whole state of a list, as it stands in the address: whoever is sent it sees the same. */
export interface ListSearch {
  /** How a name begins. */
  search?: string;
  /** What rows must be, as JSON in the format of react-querybuilder. */
  filter?: string;
  /** A field, with a - in front the other way round. */
  sort?: string;
  /** The columns shown, in their order. */
  columns?: string;
  /** The saved view it began with. */
  view?: string;
}

const one = (value: unknown) => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' && first !== '' ? first : undefined;
};

/** Reads the address of a list; what it does not understand it leaves out. */
export function listSearch(raw: Record<string, unknown>): ListSearch {
  const names = ['search', 'filter', 'sort', 'columns', 'view'] as const;
  return Object.fromEntries(names.flatMap((name) => (one(raw[name]) === undefined ? [] : [[name, one(raw[name])]])));
}

import type { Mapping } from './mapping-schema.ts';

/** The columns that the mapping reads, each once. */
export function columnsOf(mapping: Mapping): string[] {
  const columns: (string | undefined)[] = [];
  collect(mapping, columns);
  if (mapping.shape === 'event-log') {
    const { format: _written, ...named } = mapping.log;
    columns.push(...Object.values(named));
  } else if (mapping.shape === 'field-history') columns.push(mapping.value, mapping.order);
  else if (mapping.shape === 'table') columns.push(...(mapping.deal?.key ?? []), ...(mapping.spend?.key ?? []), mapping.touch?.order);
  return [...new Set(columns.filter((column) => column !== undefined))];
}

/** Whatever names a column calls it column or columns; `values` holds texts of cells, whatever their names. */
function collect(part: unknown, columns: (string | undefined)[]): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if (name === 'column' && typeof value === 'string') columns.push(value);
    else if (name === 'columns' && isTexts(value)) columns.push(...value);
    else if (name !== 'values') collect(value, columns);
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/**
 * What a record said, as one level of names and values: attributes by their own names, what a deal says as "deal amountMinor".
 * Hashes of what it is linked to are left out: the references that they are made of are there in words.
 * @example flatPayload({ name: 'Ingrid', attributes: { origin: 'fair' } }) // { name: 'Ingrid', origin: 'fair' }
 */
export function flatPayload(payload: unknown): Record<string, string | number | boolean> {
  const flat: Record<string, string | number | boolean> = {};
  const put = (name: string, value: unknown) => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value)) flat[name] = value.map(textOf).join('; ');
    else if (typeof value === 'object')
      for (const [key, one] of Object.entries(value)) put(name === 'attributes' ? key : `${name} ${key}`, one);
    else flat[name in flat ? `attribute ${name}` : name] = value as string | number | boolean;
  };
  for (const [name, value] of Object.entries((payload ?? {}) as object)) if (name !== 'links') put(name, value);
  return flat;
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? Object.values(value).map(textOf).join(' ') : String(value);
}

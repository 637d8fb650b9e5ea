/** The part of JSON Schema that the API's own document uses. */
export interface JsonSchema {
  $ref?: string;
  const?: unknown;
  enum?: readonly unknown[];
  default?: unknown;
  anyOf?: readonly JsonSchema[];
  oneOf?: readonly JsonSchema[];
  allOf?: readonly JsonSchema[];
  type?: string | readonly string[];
  properties?: Readonly<Record<string, JsonSchema>>;
  required?: readonly string[];
  items?: JsonSchema;
  prefixItems?: readonly JsonSchema[];
  minItems?: number;
  minLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  format?: string;
  pattern?: string;
}

const formats: Readonly<Record<string, string>> = {
  email: 'somebody@southbank.example',
  uri: 'https://southbank.example/',
  date: '2026-11-18',
  'date-time': '2026-11-18T10:08:00Z',
};

/** The smallest value that a schema accepts, so that a request gets as far as whoever asks may. */
export function sampleOf(schema: JsonSchema, named: Readonly<Record<string, JsonSchema>>): unknown {
  if (schema.$ref) return sampleOf(named[schema.$ref.split('/').at(-1)!]!, named);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const choice = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.find((each) => each.type !== 'null');
  if (choice) return sampleOf(choice, named);
  const type = [schema.type].flat()[0];
  if (type === 'object') return sampleObject(schema, named);
  if (type === 'array') return sampleArray(schema, named);
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return schema.minimum ?? (schema.exclusiveMinimum ?? 0) + 1;
  return sampleText(schema);
}

function sampleObject({ properties = {}, required = [] }: JsonSchema, named: Readonly<Record<string, JsonSchema>>): object {
  return Object.fromEntries(required.map((name) => [name, sampleOf(properties[name] ?? {}, named)]));
}

function sampleArray({ prefixItems, items = {}, minItems = 0 }: JsonSchema, named: Readonly<Record<string, JsonSchema>>): unknown[] {
  if (prefixItems) return prefixItems.map((item) => sampleOf(item, named));
  return Array.from({ length: minItems }, () => sampleOf(items, named));
}

function sampleText({ format, pattern, minLength = 1 }: JsonSchema): string {
  if (format && formats[format]) return formats[format];
  const days = ['2026-11-18', '10:08', 'something'].find((text) => pattern && new RegExp(pattern).test(text));
  return days ?? 'x'.repeat(Math.max(1, minLength));
}

import fc from 'fast-check';
import type { Schema } from './operations.ts';
import { nastyText } from './nasty.ts';

/** Values that are likelier to get through than made-up ones: by the name of their field, else any of the words. */
export interface Likely {
  byName(name: string): readonly unknown[];
  words: readonly string[];
}

/** Values that a JSON Schema accepts, or nearly: patterns and formats are met where something likely meets them. */
export function fromSchema(schema: Schema, likely: Likely, name = '', depth = 0): fc.Arbitrary<unknown> {
  const known = likely.byName(name).filter((value) => mayBe(value, schema));
  const made = madeFrom(schema, likely, name, depth);
  return known.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: made }) : made;
}

/** What is likely by its name has to be of the kind that is wanted. */
function mayBe(value: unknown, { type }: Schema): boolean {
  return type === undefined || [type].flat().includes(typeof value);
}

function madeFrom(schema: Schema, likely: Likely, name: string, depth: number): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => fromSchema(choice, likely, name, depth)));
  const types = [schema['type'] ?? []].flat() as string[];
  if (types.length === 0) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => ofType(type, schema, likely, name, depth)));
}

function ofType(type: string, schema: Schema, likely: Likely, name: string, depth: number): fc.Arbitrary<unknown> {
  if (type === 'null') return fc.constant(null);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number') return numbers(type, schema);
  if (type === 'array') return arrays(schema, likely, name, depth);
  if (type === 'object') return objects(schema, likely, depth);
  return texts(schema, likely);
}

function numbers(type: string, schema: Schema): fc.Arbitrary<number> {
  const [least, most] = [Number(schema['minimum'] ?? -1000), Number(schema['maximum'] ?? 100_000)];
  const near = fc.constantFrom(least, most, Math.min(most, least + 1));
  const between = type === 'integer' ? fc.integer({ min: least, max: most }) : fc.double({ min: least, max: most, noNaN: true });
  return fc.oneof(near, between);
}

function arrays(schema: Schema, likely: Likely, name: string, depth: number): fc.Arbitrary<unknown> {
  const fixed = schema['prefixItems'] as Schema[] | undefined;
  if (fixed) return fc.tuple(...fixed.map((item) => fromSchema(item, likely, name, depth + 1)));
  const items = fromSchema((schema['items'] as Schema | undefined) ?? {}, likely, name, depth + 1);
  const minLength = Number(schema['minItems'] ?? 0);
  return fc.array(items, { minLength, maxLength: Math.max(minLength, depth > 2 ? 1 : 3) });
}

function objects(schema: Schema, likely: Likely, depth: number): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema['properties'] as Record<string, Schema> | undefined) ?? {});
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  const model = Object.fromEntries(properties.map(([name, inside]) => [name, fromSchema(inside, likely, name, depth + 1)]));
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true });
}

function texts(schema: Schema, likely: Likely): fc.Arbitrary<string> {
  const [least, most] = [Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 200)];
  const word = fc.constantFrom(...likely.words);
  const plain = fc.string({ minLength: Math.min(least, 400), maxLength: Math.max(least, Math.min(most, 40)) });
  const atTheEdge = fc.constantFrom('é'.repeat(least), 'x'.repeat(Math.min(most, 20_000)));
  return fc.oneof({ weight: 6, arbitrary: word }, { weight: 3, arbitrary: plain }, atTheEdge, nastyText);
}

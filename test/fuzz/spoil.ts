import fc from 'fast-check';
import { nastyValue } from './nasty.ts';

type Place = (string | number)[];

/** What may be done to one place of a value: near misses rather than noise. */
type Spoiling = { place: number; how: 'replace' | 'leave-out' | 'add' | 'twice' | 'wrap' | 'text' | 'rename'; value: unknown };

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'leave-out', 'add', 'twice', 'wrap', 'text', 'rename'),
  value: nastyValue,
});

/** A good value with one or two things wrong in it, at any depth. */
export function spoilt(good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.tuple(good, fc.array(spoiling, { minLength: 1, maxLength: 2 })).map(([value, spoilings]) => spoilings.reduce(spoil, value));
}

function spoil(value: unknown, { place, how, value: bad }: Spoiling): unknown {
  const places = placesIn(value);
  const at = places[place % places.length]!;
  if (at.length === 0)
    return how === 'wrap'
      ? [value]
      : how === 'add' && isObject(value)
        ? { ...value, [typeof bad === 'string' ? bad.slice(0, 50) : 'more']: bad }
        : bad;
  const copy = structuredClone(value);
  const parent = at.slice(0, -1).reduce<unknown>((inside, key) => (inside as Record<string, unknown>)[key]!, copy);
  change(parent as Record<string, unknown>, at.at(-1)!, how, bad);
  return copy;
}

function change(parent: Record<string, unknown> | unknown[], key: string | number, how: Spoiling['how'], bad: unknown): void {
  const inside = parent as Record<string | number, unknown>;
  const there = inside[key];
  if (how === 'replace') inside[key] = bad;
  else if (how === 'text') inside[key] = JSON.stringify(there);
  else if (how === 'wrap') inside[key] = [there];
  else if (Array.isArray(parent)) parent.push(how === 'twice' ? there : bad);
  else if (how === 'add') inside[`${key}2`] = bad;
  else {
    delete inside[key];
    if (how === 'rename') inside[String(key).toUpperCase()] = there;
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every place of a value, the value itself first; not too deep, as what is very deep is somebody's nastiness already. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || place.length > 6) return [place];
  return [
    place,
    ...Object.entries(value).flatMap(([key, inside]) => placesIn(inside, [...place, Array.isArray(value) ? Number(key) : key])),
  ];
}

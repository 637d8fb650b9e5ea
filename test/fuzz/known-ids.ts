/** Ids and tokens that answers told of, by the collection that told of them: what addresses and bodies are made of. */
export interface KnownIds {
  /** Takes in every id of an answer. @param path of the operation that gave it. */
  learn(path: string, answer: unknown): void;
  /** Of a collection (`asks`); empty where none is known. */
  of(collection: string): readonly string[];
  all(): readonly string[];
}

const mostOfOne = 40;
const looksLikeId = /^[a-z]{1,3}_[A-Za-z0-9]{8,}$/;
const looksLikeToken = /^[A-Za-z0-9_-]{20,100}$/;

export function createKnownIds(): KnownIds {
  const byCollection = new Map<string, Set<string>>();
  const keep = (collection: string, id: string) => {
    const known = byCollection.get(collection) ?? new Set<string>();
    // The newest are the likeliest to be there still; the first ones are those of the filled company.
    if (known.size >= mostOfOne) known.delete([...known][mostOfOne / 2]!);
    byCollection.set(collection, known.add(id));
  };
  return {
    learn: (path, answer) => {
      for (const [key, text] of textsIn(answer)) {
        if (looksLikeId.test(text)) keep(collectionOf(path), text);
        else if (key === 'token' && looksLikeToken.test(text)) keep('tokens', text);
      }
    },
    of: (collection) => [...(byCollection.get(collection) ?? [])],
    all: () => [...byCollection.values()].flatMap((ids) => [...ids]),
  };
}

/** The last word of an address that is no parameter: `/api/asks/{id}/takings` tells of takings, `/api/asks` of asks. */
export function collectionOf(path: string): string {
  const words = path.split('/').filter((part) => part && !part.startsWith('{'));
  return words.at(-1) ?? '';
}

function* textsIn(value: unknown, key = ''): Generator<[key: string, text: string]> {
  if (typeof value === 'string') yield [key, value];
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item, key);
  else if (typeof value === 'object' && value !== null) for (const [name, item] of Object.entries(value)) yield* textsIn(item, name);
}

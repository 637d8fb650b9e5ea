import type { EventSubject, Listener, Slice } from '#platform/slice.ts';

/** Who listens to what: derived once from the slices. */
export interface EventRegistry {
  listenersOf(event: string): readonly Listener[];
  listener(name: string): Listener | undefined;
  /** How an event reads on the audit page, in the words of its slice. */
  sentenceOf(event: string): ((subject: EventSubject) => string) | undefined;
}

/** @throws when two listeners share a name: their deliveries could not be told apart. */
export function createEventRegistry(slices: readonly Slice[]): EventRegistry {
  const byName = new Map<string, Listener>();
  for (const listener of slices.flatMap((slice) => slice.listeners ?? [])) {
    if (byName.has(listener.name)) throw new Error(`Two listeners are called ${listener.name}.`);
    byName.set(listener.name, listener);
  }
  const byEvent = Map.groupBy(byName.values(), (listener) => listener.event);
  const sentences = new Map(slices.flatMap((slice) => Object.entries(slice.sentences ?? {})));
  return {
    listenersOf: (event) => byEvent.get(event) ?? [],
    listener: (name) => byName.get(name),
    sentenceOf: (event) => sentences.get(event),
  };
}

/** One source's word that a key became another one; hashes in hexadecimal, moments in epoch milliseconds. */
export interface ReportedMerge {
  from: string;
  into: string;
  occurredAt: number;
}

/**
 * Where every merged key ends, whatever order the merges came in: A into B and B into C make A and B both C. Of two words
 * on one key the later counts. A circle is refused: what stands in it stays itself, and what leads to it ends at its
 * entrance. A chain ends at the last key that is known here.
 * @param isKnown whether anything is known of a key.
 * @returns the end of each merged key that is known and does not end at itself.
 */
export function resolveMerges(merges: readonly ReportedMerge[], isKnown: (key: string) => boolean): Map<string, string> {
  const next = new Map<string, ReportedMerge>();
  for (const merge of merges) {
    const other = next.get(merge.from);
    if (!other || isLater(merge, other)) next.set(merge.from, merge);
  }
  const circle = keysInCircles(next);
  const ends = new Map<string, string>();
  for (const key of next.keys()) {
    const end = isKnown(key) && !circle.has(key) ? endOf(key, next, circle, isKnown) : key;
    if (end !== key) ends.set(key, end);
  }
  return ends;
}

function isLater(one: ReportedMerge, other: ReportedMerge): boolean {
  return one.occurredAt === other.occurredAt ? one.into > other.into : one.occurredAt > other.occurredAt;
}

function endOf(
  key: string,
  next: ReadonlyMap<string, ReportedMerge>,
  circle: ReadonlySet<string>,
  isKnown: (key: string) => boolean,
): string {
  let end = key;
  for (let at = next.get(key)?.into; at !== undefined; at = circle.has(at) ? undefined : next.get(at)?.into) if (isKnown(at)) end = at;
  return end;
}

/** Every key leads to one other at most: a walk that meets its own way has found a circle. */
function keysInCircles(next: ReadonlyMap<string, ReportedMerge>): Set<string> {
  const inCircle = new Set<string>();
  const done = new Set<string>();
  for (const start of next.keys()) {
    const way: string[] = [];
    const onWay = new Set<string>();
    let at: string | undefined = start;
    while (at !== undefined && !done.has(at) && !onWay.has(at)) {
      way.push(at);
      onWay.add(at);
      at = next.get(at)?.into;
    }
    if (at !== undefined && onWay.has(at)) for (const key of way.slice(way.indexOf(at))) inCircle.add(key);
    for (const key of way) done.add(key);
  }
  return inCircle;
}

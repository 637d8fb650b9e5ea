/** What tells that a text is of one person. */
export interface PersonalTexts {
  /** Names, mail addresses, phone numbers: a text that holds one of them, in whatever case, is personal. */
  identifiers: readonly string[];
  /** Keys as sources write them, often as short as "17": a text is personal when it is one of them, and nothing else. */
  keys: readonly string[];
}

const shortestIdentifier = 4;

/** The texts by which a person is known, from what record versions said of them. */
export function personalTexts(payloads: readonly unknown[]): PersonalTexts {
  const identifiers = new Set<string>();
  const keys = new Set<string>();
  for (const payload of payloads) {
    if (typeof payload !== 'object' || payload === null) continue;
    const said = payload as Record<string, unknown>;
    const text = (name: string) => (typeof said[name] === 'string' ? said[name].trim() : '');
    const [first, last] = [text('firstName'), text('lastName')];
    const names = first && last ? [`${first} ${last}`, `${last}, ${first}`, `${last} ${first}`] : [];
    for (const known of [text('name'), ...names, text('email'), text('phone')])
      if (known.length >= shortestIdentifier) identifiers.add(known);
    const parts = Array.isArray(said['keys']) ? said['keys'].filter((part) => typeof part === 'string') : [];
    for (const key of [text('key'), ...parts]) if (key !== '') keys.add(key);
  }
  return { identifiers: [...identifiers], keys: [...keys] };
}

/** @returns whether a text is of the person. */
export function createPersonalTest({ identifiers, keys }: PersonalTexts): (text: string) => boolean {
  const lower = identifiers.map((identifier) => identifier.toLowerCase());
  const exact = new Set(keys);
  return (text) => exact.has(text) || lower.some((identifier) => text.toLowerCase().includes(identifier));
}

/**
 * A value without what is personal in it: texts go, and so does a reference ({ space, values }) to the person.
 * Moments, amounts and whatever else is no text stay.
 * @returns undefined where nothing is left.
 */
export function withoutPersonal(value: unknown, isPersonal: (text: string) => boolean): unknown {
  if (typeof value === 'string') return isPersonal(value) ? undefined : value;
  if (Array.isArray(value)) return value.map((one) => withoutPersonal(one, isPersonal)).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const { values } = value as { values?: unknown };
  if (Array.isArray(values) && values.some((one) => typeof one === 'string' && isPersonal(one))) return undefined;
  const kept = Object.entries(value)
    .map(([name, one]) => [name, withoutPersonal(one, isPersonal)] as const)
    .filter(([, one]) => one !== undefined);
  return Object.fromEntries(kept);
}

/**
 * What stays of the record of an erased person: when things happened and what a deal was worth, which figures are counted
 * from. Everything that says something of the person goes.
 */
export function bareRecord(payload: unknown, isPersonal: (text: string) => boolean): Record<string, unknown> {
  if (typeof payload !== 'object' || payload === null) return {};
  const { moments, deal, modifiedAt, isDeleted, links } = payload as Record<string, unknown>;
  const { moments: ofDeal, ...words } = typeof deal === 'object' && deal !== null ? (deal as Record<string, unknown>) : {};
  // Moments are stages and times of this company's business: no words of the person.
  const bareDeal = { ...(withoutPersonal(words, isPersonal) as object), ...(ofDeal !== undefined && { moments: ofDeal }) };
  return {
    ...(deal !== undefined && { deal: bareDeal }),
    ...(moments !== undefined && { moments }),
    ...(modifiedAt !== undefined && { modifiedAt }),
    ...(isDeleted !== undefined && { isDeleted }),
    // Hashes, of which those of the person stand for nothing by now.
    ...(links !== undefined && { links }),
  };
}

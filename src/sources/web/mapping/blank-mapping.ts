import type { EventLogMapping, Mapping, SuggestionAnswer, TableMapping } from '#sources/schema.ts';
import { keySpaceFor } from '#sources/web/mapping/column-roles.ts';

/** A mapping to begin with when the file is read as the other shape than was suggested: only what the names of columns say. */
export function blankMapping(shape: Mapping['shape'], { file, mapping }: Pick<SuggestionAnswer, 'file' | 'mapping'>): Mapping {
  return shape === 'event-log' ? blankEventLog(file.header, mapping) : blankTable(file.header, mapping);
}

function blankEventLog(header: readonly string[], { source, file }: Mapping): EventLogMapping {
  const taken = new Set<string>();
  const pick = (pattern: RegExp) => {
    const found = header.find((name) => pattern.test(name) && !taken.has(name)) ?? '';
    taken.add(found);
    return found;
  };
  const log = {
    moment: pick(/time|date|stamp|\bat\b|moment/i),
    activity: pick(/activity|event|action|type|status/i),
    case: pick(/case|lead|id$|key|mail/i),
  };
  return {
    entente: 1,
    source,
    ...(file && { file }),
    shape: 'event-log',
    log,
    person: { keys: [{ space: keySpaceFor(log.case), columns: [log.case] }] },
    stages: [],
    events: [],
  };
}

function blankTable(header: readonly string[], { source, file }: Mapping): TableMapping {
  const key = header.find((name) => /id$|key|mail/i.test(name)) ?? header[0] ?? '';
  const rest = header.filter((name) => name !== key);
  const attributes = Object.fromEntries(rest.map((name) => [name, { column: name }]));
  return {
    entente: 1,
    source,
    ...(file && { file }),
    shape: 'table',
    person: { keys: [{ space: keySpaceFor(key), columns: [key] }], attributes },
    stages: [],
  };
}

import type {
  DeparturesMapping,
  EventLogMapping,
  FieldHistoryMapping,
  LinksMapping,
  Mapping,
  SuggestedGroup,
  TableMapping,
} from '#sources/schema.ts';
import { keySpaceFor } from '#sources/web/mapping/key-space.ts';

type Start = Pick<Mapping, 'entente' | 'source' | 'file' | 'stages'>;

/** A mapping to begin with when the file is read as another shape than was suggested: only what the names of columns say. */
export function blankMapping(
  shape: Mapping['shape'],
  { file, mapping, fileNames }: Pick<SuggestedGroup, 'file' | 'mapping' | 'fileNames'>,
): Mapping {
  const { header } = file;
  const start: Start = {
    entente: 1,
    source: mapping?.source ?? fileNames[0] ?? 'A file',
    ...(mapping?.file && { file: mapping.file }),
    stages: [],
  };
  const blanks = {
    table: blankTable,
    'event-log': blankEventLog,
    'field-history': blankHistory,
    links: blankLinks,
    departures: blankDepartures,
  };
  return blanks[shape](header, start);
}

/** Finds columns by their names, each once. */
function pickFrom(header: readonly string[]): (pattern: RegExp) => string {
  const taken = new Set<string>();
  return (pattern) => {
    const found = header.find((name) => pattern.test(name) && !taken.has(name)) ?? '';
    taken.add(found);
    return found;
  };
}

const isTime = /time|date|stamp|\bat\b|_at$|moment/i;
const isKey = /id$|key|mail/i;

function blankEventLog(header: readonly string[], start: Start): EventLogMapping {
  const pick = pickFrom(header);
  const log = { moment: pick(isTime), activity: pick(/activity|event|action|type|status/i), case: pick(/case|lead|id$|key|mail/i) };
  return { ...start, shape: 'event-log', log, person: { keys: [{ space: keySpaceFor(log.case), columns: [log.case] }] }, events: [] };
}

function blankTable(header: readonly string[], start: Start): TableMapping {
  const key = header.find((name) => isKey.test(name)) ?? header[0] ?? '';
  const rest = header.filter((name) => name !== key);
  const attributes = Object.fromEntries(rest.map((name) => [name, { column: name }]));
  return { ...start, shape: 'table', person: { keys: [{ space: keySpaceFor(key), columns: [key] }], attributes } };
}

function blankHistory(header: readonly string[], start: Start): FieldHistoryMapping {
  const pick = pickFrom(header);
  const moment = { column: pick(isTime) };
  const field = { column: pick(/field|property|name|attribute/i) };
  const value = pick(/new|value|to$/i);
  const key = pick(isKey);
  return {
    ...start,
    shape: 'field-history',
    object: 'person',
    key: { space: keySpaceFor(key), columns: [key] },
    field,
    value,
    moment,
    events: [],
  };
}

function blankLinks(header: readonly string[], start: Start): LinksMapping {
  const pick = pickFrom(header);
  const ref = (column: string) => ({ space: keySpaceFor(column), columns: [column] });
  return { ...start, shape: 'links', links: [{ kind: 'deal-person', from: ref(pick(/deal|opp/i)), to: ref(pick(isKey)) }] };
}

function blankDepartures(header: readonly string[], start: Start): DeparturesMapping {
  const key = header.find((name) => isKey.test(name)) ?? header[0] ?? '';
  return { ...start, shape: 'departures', object: 'person', kind: 'deleted', key: { space: keySpaceFor(key), columns: [key] } };
}

import { t } from '#kernel/language/say.ts';
import { isCurrency } from '#kernel/money.ts';
import { isTimeZone } from '#kernel/local-day.ts';
import type { Problem } from '#kernel/problem.ts';
import type { DeparturesMapping, EventLogMapping, FieldHistoryMapping, LinksMapping, Mapping, TableMapping } from './mapping-schema.ts';
import { stampsOf } from './mapping-stamps.ts';
import { createMomentReader } from './read-moment.ts';

// What a mapping can be wrong in although each of its parts is right.

export function invalid(code: string, message: string, where: string, accepted?: string): Problem {
  return { kind: 'invalid', code, message, where, ...(accepted && { accepted }) };
}

export function zoneProblems({ timeZone }: Mapping): Problem[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  return [invalid('not-a-time-zone', `Not a time zone: ${timeZone}.`, 'timeZone', 'Europe/Berlin, America/New_York, UTC and the like')];
}

const formatsAccepted = 'ISO, M/D/YYYY, D.M.YYYY H:mm, D MMM YYYY, unix, unix-ms, excel and the like';

export function formatProblems(mapping: Mapping): Problem[] {
  return stampsOf(mapping).flatMap(({ format }) => {
    try {
      createMomentReader(format, 'UTC');
      return [];
    } catch (error) {
      return [invalid('not-a-format', (error as Error).message, 'format', formatsAccepted)];
    }
  });
}

export function currencyProblems(mapping: Mapping): Problem[] {
  if (mapping.shape !== 'table') return [];
  return (['deal', 'spend'] as const).flatMap((part) => {
    const currency = mapping[part]?.currency;
    if (!currency || 'column' in currency || isCurrency(currency.value)) return [];
    return [invalid('not-a-currency', `Not a currency: ${currency.value}.`, `${part}.currency`, 'EUR, USD, BRL and the like')];
  });
}

export function wrongCombinations(mapping: Mapping): Problem[] {
  switch (mapping.shape) {
    case 'event-log':
      return caseProblems(mapping);
    case 'table':
      return tableProblems(mapping);
    case 'field-history':
      return historyProblems(mapping);
    case 'links':
      return linkProblems(mapping);
    case 'departures':
      return departureProblems(mapping);
  }
}

function caseProblems({ person, log }: EventLogMapping): Problem[] {
  const columns = person.keys.flatMap((key) => key.columns);
  if (columns.some((column) => column.trim() === log.case.trim())) return [];
  const message = t`The case column ${log.case} is no part of person.keys: its events would be nobody's.`;
  return [invalid('case-is-no-key', message, 'log.case', `one of the columns of person.keys: ${columns.join(', ')}`)];
}

const objects = ['person', 'deal', 'account', 'campaign', 'spend', 'product', 'member', 'touch'] as const;

function tableProblems(mapping: TableMapping): Problem[] {
  const { person, deal, moments, touch } = mapping;
  const problems: Problem[] = [];
  if (objects.every((object) => mapping[object] === undefined))
    problems.push(invalid('about-nothing', 'The mapping says nothing of any row.', '', `at least one of ${objects.join(', ')}`));
  if (moments?.length && !person)
    problems.push(
      invalid('moments-of-nobody', 'Moments are moments of a person, and the mapping has none.', 'moments', 'person, or deal.moments'),
    );
  if (touch && !person && deal)
    problems.push(
      invalid(
        'touch-beside-deal',
        "A touch beside a deal is nobody's without a person.",
        'touch',
        'a mapping with person, or one of the touches alone',
      ),
    );
  else if (touch && !person && !touch.key)
    problems.push(
      invalid(
        'touch-of-nobody',
        "A touch without person and key is nobody's for good.",
        'touch.key',
        'person, or touch.key, by which another file says whose it was',
      ),
    );
  return [...problems, ...onlyTouchesProblems(mapping), ...touchProblems(mapping), ...dealProblems(mapping)];
}

/** What is more than whose touches these are would not be read as its own. */
function onlyTouchesProblems({ onlyTouches, person, moments, deal, deleted }: TableMapping): Problem[] {
  if (!onlyTouches) return [];
  const fields = Object.entries(person ?? {}).filter(([name, field]) => name !== 'keys' && name !== 'account' && field !== undefined);
  if (person && fields.length === 0 && !moments?.length && !deal && !deleted) return [];
  const message = t`The mapping says that its rows tell no more than whose touches these are, and it reads more of them.`;
  return [
    invalid('more-than-touches', message, 'onlyTouches', 'a person with keys, perhaps an account, and nothing else; or no onlyTouches'),
  ];
}

/** A touch of an account or a deal is a record of its own: its key names it, and fields of a person have no place in it. */
function touchProblems({ touch, person, deal }: TableMapping): Problem[] {
  if (!touch?.account && !touch?.deal) return [];
  const problems: Problem[] = [];
  if (!touch.key)
    problems.push(invalid('touch-without-key', 'A touch of an account or a deal needs a key.', 'touch.key', 'its space and columns'));
  const fields = Object.entries(person ?? {}).filter(([name, field]) => name !== 'keys' && field !== undefined);
  if (deal || fields.length > 0)
    problems.push(
      invalid(
        'touch-beside-fields',
        'Beside a touch of an account or a deal, a row says only whose it was.',
        'person',
        'person with keys alone, and no deal',
      ),
    );
  return problems;
}

/** A link names its deal by key alone: without a space, the deal 5 of one source would be the deal 5 of all others. */
function dealProblems({ deal }: TableMapping): Problem[] {
  if (!deal || deal.space !== undefined) return [];
  const named = (['account', 'product', 'people'] as const).filter((part) => deal[part] !== undefined);
  if (named.length === 0) return [];
  const message = t`The deal is linked (${named.join(', ')}), and its key has no space in which links could name it.`;
  return [invalid('deal-without-space', message, 'deal.space', 'a name such as crm-deal')];
}

function historyProblems({ object, field, events }: FieldHistoryMapping): Problem[] {
  if (object === 'account' && events.length > 0)
    return [invalid('stages-of-an-account', 'Stages are stages of a person or a deal.', 'events', 'no events, or another object')];
  if ('column' in field) return [];
  const others = events.filter((event) => event.field.trim() !== field.value.trim());
  return others.map((event) =>
    invalid('field-not-there', `The file is about ${field.value}, and a rule about ${event.field}.`, 'events', field.value),
  );
}

function linkProblems({ links }: LinksMapping): Problem[] {
  return links.flatMap(({ kind, from, to }, at) => {
    if (from.space !== to.space || from.columns.join('\n') !== to.columns.join('\n')) return [];
    const message = t`A ${kind} link from ${from.columns.join(' and ')} to itself says nothing.`;
    return [invalid('link-to-itself', message, `links.${at}.to`, 'the columns of what it is linked to')];
  });
}

function departureProblems({ kind, key, into, separator }: DeparturesMapping): Problem[] {
  const problems: Problem[] = [];
  if (kind === 'merged' && !into)
    problems.push(invalid('merged-into-nothing', 'Of a merge the one that remains has to be named.', 'into', 'its space and columns'));
  if (kind === 'deleted' && into)
    problems.push(invalid('deleted-into', 'What was deleted went into nothing.', 'into', 'kind merged, or no into'));
  if (separator !== undefined && key.columns.length > 1)
    problems.push(
      invalid('list-of-parts', 'A cell can list several keys only where a key is one column.', 'separator', 'a key of one column'),
    );
  return problems;
}

import { isCurrency } from '#kernel/money.ts';
import { isTimeZone } from '#kernel/local-day.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { isStageMeaning, mappingSchema, type Mapping, type Meaning, type StageMeaning } from './mapping-schema.ts';
import { createMomentReader, isPlaceable } from './read-moment.ts';

/** Checks everything that a mapping alone can be wrong in; its columns are checked against the file. */
export function checkMapping(given: unknown): Outcome<{ mapping: Mapping }> {
  const parsed = mappingSchema.safeParse(given);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) =>
      invalid('not-a-mapping', `${issue.message}.`.replace('..', '.'), issue.path.join('.')),
    );
    return refuse('invalid', 'not-a-mapping', `This mapping cannot be read: ${details[0]!.message}`, {
      where: details[0]!.where ?? '',
      details,
    });
  }
  const details = [
    ...zoneProblems(parsed.data),
    ...formatProblems(parsed.data),
    ...stageProblems(parsed.data),
    ...currencyProblems(parsed.data),
    ...caseProblems(parsed.data),
  ];
  if (details[0]) return refuse('invalid', details[0].code, details[0].message, { ...details[0], details });
  return { ok: true, mapping: parsed.data };
}

function invalid(code: string, message: string, where: string, accepted?: string): Problem {
  return { kind: 'invalid', code, message, where, ...(accepted && { accepted }) };
}

function zoneProblems({ timeZone }: Mapping): Problem[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  return [invalid('not-a-time-zone', `Not a time zone: ${timeZone}.`, 'timeZone', 'Europe/Berlin, America/New_York, UTC and the like')];
}

function formatProblems(mapping: Mapping): Problem[] {
  const formats = mapping.shape === 'event-log' ? [mapping.log.format] : momentsOf(mapping).map((moment) => moment.format);
  return formats.flatMap((format) => {
    try {
      createMomentReader(format, 'UTC');
      return [];
    } catch (error) {
      return [
        invalid('not-a-format', (error as Error).message, 'format', 'ISO, M/D/YYYY, D.M.YYYY H:mm, YYYY-MM-DD HH:mm:ss and the like'),
      ];
    }
  });
}

interface Rule {
  becomes: Meaning;
  stage?: string | undefined;
}

function momentsOf(mapping: Extract<Mapping, { shape: 'table' }>) {
  return [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])];
}

function rulesOf(mapping: Mapping): readonly Rule[] {
  return mapping.shape === 'event-log' ? mapping.events : momentsOf(mapping);
}

function stageProblems(mapping: Mapping): Problem[] {
  const problems: Problem[] = [];
  const meanings = new Map<string, Meaning>();
  for (const { becomes, stage } of rulesOf(mapping)) {
    if (!isStageMeaning(becomes)) continue;
    if (stage === undefined)
      problems.push(invalid('no-stage', `${becomes} needs the name of its stage.`, 'stage', 'a name such as Lead captured'));
    else if ((meanings.get(stage) ?? becomes) !== becomes) {
      problems.push(
        invalid('stage-means-two', `The stage ${stage} is both ${meanings.get(stage)} and ${becomes}.`, 'stage', 'one meaning for a stage'),
      );
    } else meanings.set(stage, becomes);
  }
  return problems;
}

function currencyProblems(mapping: Mapping): Problem[] {
  const currency = mapping.shape === 'table' ? mapping.deal?.currency : undefined;
  if (!currency || 'column' in currency) return [];
  if (isCurrency(currency.value)) return [];
  return [invalid('not-a-currency', `Not a currency: ${currency.value}.`, 'deal.currency', 'EUR, USD, BRL and the like')];
}

function caseProblems(mapping: Mapping): Problem[] {
  if (mapping.shape === 'table') return [];
  const columns = mapping.person.keys.flatMap((key) => key.columns);
  if (columns.some((column) => column.trim() === mapping.log.case.trim())) return [];
  const message = `The case column ${mapping.log.case} is no part of person.keys: its events would be nobody's.`;
  return [invalid('case-is-no-key', message, 'log.case', `one of the columns of person.keys: ${columns.join(', ')}`)];
}

/** Nothing covers moments that are still to come. @param now epoch milliseconds. */
export function refuseLaterCoverage({ observedUntil }: Mapping, now: number): Outcome {
  if (observedUntil === undefined) return { ok: true };
  const at = Date.parse(observedUntil);
  if (at <= now && isPlaceable(at)) return { ok: true };
  return refuse('invalid', 'not-seen-yet', `No file covers what happens until ${observedUntil}.`, {
    where: 'observedUntil',
    accepted: `a moment from 1900 to now, ${new Date(now).toISOString()}`,
  });
}

/** The stages of a mapping in its order. One that no rule names has no meaning here: it is another source's, and only a place. */
export function stagesOf(mapping: Mapping): { name: string; meaning: StageMeaning | null }[] {
  const meanings = new Map<string, StageMeaning>();
  for (const { becomes, stage } of rulesOf(mapping)) {
    if (stage !== undefined && isStageMeaning(becomes)) meanings.set(stage, becomes);
  }
  const names = new Set([...mapping.stages, ...meanings.keys()]);
  return [...names].map((name) => ({ name, meaning: meanings.get(name) ?? null }));
}

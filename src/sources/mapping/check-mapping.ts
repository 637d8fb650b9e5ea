import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome, type Problem } from '#kernel/problem.ts';
import { isStageMeaning, mappingSchema, type Mapping, type Meaning, type StageMeaning } from './mapping-schema.ts';
import { currencyProblems, formatProblems, invalid, wrongCombinations, zoneProblems } from './mapping-problems.ts';
import { isPlaceable } from './calendar.ts';

/** Checks everything that a mapping alone can be wrong in; its columns are checked against the file. */
export function checkMapping(given: unknown): Outcome<{ mapping: Mapping }> {
  const parsed = mappingSchema.safeParse(given);
  if (!parsed.success) {
    const details = parsed.error.issues.map((issue) =>
      invalid('not-a-mapping', `${issue.message}.`.replace('..', '.'), issue.path.join('.')),
    );
    return refuse('invalid', 'not-a-mapping', t`This mapping cannot be read: ${details[0]!.message}`, {
      where: details[0]!.where ?? '',
      details,
    });
  }
  const details = [
    ...zoneProblems(parsed.data),
    ...formatProblems(parsed.data),
    ...stageProblems(parsed.data),
    ...currencyProblems(parsed.data),
    ...wrongCombinations(parsed.data),
  ];
  if (details[0]) return refuse('invalid', details[0].code, details[0].message, { ...details[0], details });
  return { ok: true, mapping: parsed.data };
}

interface Rule {
  becomes: Meaning;
  stage?: string | undefined;
}

function rulesOf(mapping: Mapping): readonly Rule[] {
  if (mapping.shape === 'table') return [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])];
  return mapping.shape === 'event-log' || mapping.shape === 'field-history' ? mapping.events : [];
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

/** Nothing covers moments that are still to come, and nothing was known before it was told. @param now epoch milliseconds. */
export function refuseLaterCoverage({ observedUntil, knownAt }: Mapping, now: number): Outcome {
  const isSeen = (moment: string | undefined) => moment === undefined || (Date.parse(moment) <= now && isPlaceable(Date.parse(moment)));
  const accepted = t`a moment from 1900 to now, ${new Date(now).toISOString()}`;
  if (!isSeen(observedUntil)) {
    return refuse('invalid', 'not-seen-yet', t`No file covers what happens until ${observedUntil}.`, { where: 'observedUntil', accepted });
  }
  if (isSeen(knownAt)) return { ok: true };
  return refuse('invalid', 'not-known-yet', t`Nothing can be known since ${knownAt}.`, { where: 'knownAt', accepted });
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

import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import type { TableMapping } from '#sources/schema.ts';
import { hasStage, meaningChoices, stagesInUse } from '#sources/web/mapping/event-rules.ts';
import type { ActivityMeaning, RuleMeaning } from '#sources/web/mapping/event-rules.ts';

export type TableMoment = NonNullable<TableMapping['moments']>[number];

/** How days and times are commonly written; anything else can be typed in the mapping file. */
export const dateFormats: readonly string[] = [
  'ISO',
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm',
  'YYYY-MM-DD HH:mm:ss',
  'D/M/YYYY',
  'D/M/YYYY H:mm',
  'M/D/YYYY',
  'M/D/YYYY H:mm',
  'D.M.YYYY',
  'D.M.YYYY H:mm',
  'D-M-YYYY',
  'D-M-YYYY H:mm',
  'D MMM YYYY',
  'unix',
  'unix-ms',
  'excel',
];

/** The moment that this column holds, of the person or of the deal. */
export function momentOf(mapping: TableMapping, column: string): TableMoment | undefined {
  return allMoments(mapping).find((moment) => moment.column === column);
}

/** Changes format or stage name of the column's moment; the order of stages follows. */
export function withMoment(mapping: TableMapping, column: string, change: Pick<TableMoment, 'format' | 'stage'>): TableMapping {
  const before = momentOf(mapping, column);
  return before ? replaced(mapping, before, { ...before, ...change }) : mapping;
}

/** Lets the column's moment mean something else, with the usual stage name for it. */
export function withMomentMeaning(mapping: TableMapping, column: string, meaning: RuleMeaning): TableMapping {
  const before = momentOf(mapping, column);
  if (!before) return mapping;
  const usual = meaningChoices.find((choice) => choice.meaning === meaning)?.stage;
  const { stage: _before, ...rest } = before;
  return replaced(mapping, before, { ...rest, becomes: meaning, ...(hasStage(meaning) && { stage: usual || column }) });
}

function replaced(mapping: TableMapping, before: TableMoment, next: TableMoment): TableMapping {
  const swap = (moments: TableMoment[]) => moments.map((moment) => (moment === before ? next : moment));
  const moments = mapping.moments && swap(mapping.moments);
  const deal = mapping.deal?.moments && { ...mapping.deal, moments: swap(mapping.deal.moments) };
  // A renamed stage keeps its place; one that another column has too is new, and goes last.
  const isRename = next.stage !== undefined && before.stage !== undefined && !mapping.stages.includes(next.stage);
  const stages = isRename ? mapping.stages.map((name) => (name === before.stage ? next.stage! : name)) : mapping.stages;
  return withTableStages({ ...mapping, stages, ...(moments && { moments }), ...(deal && { deal }) });
}

/** The meanings a table's moment can have: a table has no row that could stay a touch. */
export const momentMeanings: readonly { meaning: RuleMeaning; label: string }[] = meaningChoices.filter(
  (choice): choice is { meaning: Exclude<ActivityMeaning, 'touch'>; label: string } => choice.meaning !== 'touch',
);

/** The order of stages, kept to the stages that the table's moments use. */
export function withTableStages(mapping: TableMapping): TableMapping {
  return { ...mapping, stages: stagesInUse(mapping.stages, allMoments(mapping)) };
}

/** In which rows this column's moments count, in words; '' when they count in every row. */
export function conditionWords(mapping: TableMapping, column: string): string {
  const conditional = allMoments(mapping).filter((moment) => moment.column === column && moment.when);
  const words = conditional.map(({ stage = '', becomes, when }) => {
    const name = stage || (momentMeanings.find(({ meaning }) => meaning === becomes)?.label ?? becomes);
    const { column: where, is } = when!;
    const texts = new Intl.ListFormat(locale(), { type: 'disjunction' }).format(is.map((text) => t`“${text}”`));
    return t`${name} where ${where} is ${texts}`;
  });
  return words.length > 0 ? `${words.join(', ')}.` : '';
}

/** Lets the column's first moment count in every row, and drops the others that it had for some rows. */
export function withoutConditions(mapping: TableMapping, column: string): TableMapping {
  const first = momentOf(mapping, column);
  const open = (moments: TableMoment[]) =>
    moments.flatMap((moment) => {
      if (moment.column !== column) return [moment];
      const { when: _when, ...always } = moment;
      return moment === first ? [always] : [];
    });
  const moments = mapping.moments && open(mapping.moments);
  const deal = mapping.deal?.moments && { ...mapping.deal, moments: open(mapping.deal.moments) };
  return withTableStages({ ...mapping, ...(moments && { moments }), ...(deal && { deal }) });
}

function allMoments(mapping: TableMapping): TableMoment[] {
  return [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])];
}

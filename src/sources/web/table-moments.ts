import type { TableMapping } from '#sources/schema.ts';
import { hasStage, meaningChoices, stagesInUse } from '#sources/web/event-rules.ts';
import type { ActivityMeaning, RuleMeaning } from '#sources/web/event-rules.ts';

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
];

/** The moment that this column holds, of the person or of the deal. */
export function momentOf(mapping: TableMapping, column: string): TableMoment | undefined {
  return [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])].find((moment) => moment.column === column);
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
  const moments = [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])];
  return { ...mapping, stages: stagesInUse(mapping.stages, moments) };
}

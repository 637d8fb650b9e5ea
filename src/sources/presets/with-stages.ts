import type { PresetMapping, PresetStages } from './preset.ts';
import type { KnownStage } from './read-stages.ts';

type DealMoments = NonNullable<NonNullable<Extract<PresetMapping, { shape: 'table' }>['deal']>['moments']>;

/**
 * A mapping in which the stages of deals are those that are known: of the rows themselves or of a file that names them, and
 * the vendor's own where nothing else is.
 */
export function withStages(mapping: PresetMapping, stages: PresetStages, found: readonly KnownStage[]): PresetMapping {
  const known = found.length > 0 ? found : ownStages(stages);
  if (mapping.shape === 'field-history') return withEvents(mapping, stages, known);
  if (mapping.shape !== 'table' || !mapping.deal?.moments) return mapping;
  const moments = mapping.deal.moments.flatMap((moment): DealMoments => {
    if (moment.when?.column !== stages.column || (moment.becomes !== 'won' && moment.becomes !== 'lost')) return [moment];
    const is = known.filter(({ meaning }) => meaning === moment.becomes).map(({ value }) => value);
    return is.length === 0 ? [] : [{ ...moment, when: { ...moment.when, is: is.slice(0, 50) } }];
  });
  return { ...mapping, deal: { ...mapping.deal, moments } };
}

function ownStages({ known, won, lost }: PresetStages): KnownStage[] {
  return [
    ...Object.entries(known).map(([value, name]) => ({ value, name, meaning: 'stage' as const })),
    ...won.map((value) => ({ value, name: 'Won', meaning: 'won' as const })),
    ...lost.map((value) => ({ value, name: 'Lost', meaning: 'lost' as const })),
  ];
}

type HistoryMapping = Extract<PresetMapping, { shape: 'field-history' }>;

function withEvents(mapping: HistoryMapping, { field }: PresetStages, known: readonly KnownStage[]): PresetMapping {
  if (field === undefined) return mapping;
  const events = known
    .slice(0, 900)
    .map(({ value, name, meaning }) => ({ field, value, becomes: meaning, stage: stageName(name, meaning) }));
  const names = new Set(events.map(({ stage }) => stage));
  const ends = ['Won', 'Lost'].filter((name) => names.delete(name));
  return {
    ...mapping,
    events: [...(mapping.events ?? []), ...events],
    stages: [...(mapping.stages ?? []), ...[...names].slice(0, 190), ...ends],
  };
}

/** However many stages are won, they are one stage here: the same as in the deals themselves. */
function stageName(name: string, meaning: KnownStage['meaning']): string {
  return meaning === 'won' ? 'Won' : meaning === 'lost' ? 'Lost' : name.slice(0, 200);
}

import type { Mapping } from '#sources/schema.ts';
import { stagesInUse } from '#sources/web/mapping/event-rules.ts';

interface StageRule {
  becomes: string;
  stage?: string | undefined;
}

/** What in this mapping names a stage: rules of events, or moments of people and deals. */
export function stageRulesOf(mapping: Mapping): readonly StageRule[] {
  if (mapping.shape === 'table') return [...(mapping.moments ?? []), ...(mapping.deal?.moments ?? [])];
  return 'events' in mapping ? mapping.events : [];
}

/** The mapping with its order of stages kept to those that something becomes, new ones at the end. */
export function withStagesInUse(mapping: Mapping): Mapping {
  return { ...mapping, stages: stagesInUse(mapping.stages, stageRulesOf(mapping)) };
}

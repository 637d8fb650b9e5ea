import type { Mapping } from './mapping-schema.ts';

export interface StampColumn {
  column: string;
  /** ISO when undefined. */
  format: string | undefined;
}

/** The columns of a mapping that hold moments, with how they are written. */
export function stampsOf(mapping: Mapping): StampColumn[] {
  return stampsIn(mapping).flatMap((stamp) => (stamp ? [{ column: stamp.column, format: stamp.format }] : []));
}

function stampsIn(mapping: Mapping): ({ column: string; format?: string | undefined } | undefined)[] {
  switch (mapping.shape) {
    case 'event-log':
      return [{ column: mapping.log.moment, format: mapping.log.format }];
    case 'field-history':
    case 'departures':
      return [mapping.moment];
    case 'links':
      return [];
    case 'table': {
      const { moments, deal, campaign, spend, touch, modified } = mapping;
      return [...(moments ?? []), ...(deal?.moments ?? []), campaign?.startsOn, campaign?.endsOn, spend?.day, touch?.moment, modified];
    }
  }
}

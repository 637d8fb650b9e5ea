import { isStageMeaning, type Mapping, type Meaning } from '../mapping/mapping-schema.ts';
import type { Take } from '../mapping/read-row.ts';

/** A rule of an event log as touches are held against it. */
export interface LogRule {
  activity: string;
  /** null: every phase that has no rule of its own. */
  lifecycle: string | null;
  becomes: Meaning;
  stage: string;
  take: Take;
}

/** The rules of a mapping, each part said; other shapes have none. */
export function rulesOf(mapping: Mapping): LogRule[] {
  if (mapping.shape !== 'event-log') return [];
  return mapping.events.map(({ activity, lifecycle, becomes, stage = '', take = 'first' }) => ({
    activity: activity.trim(),
    lifecycle: lifecycle ? lifecycle.trim() : null,
    becomes,
    stage: isStageMeaning(becomes) ? stage : '',
    take,
  }));
}

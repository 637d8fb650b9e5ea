import { t } from '@lingui/core/macro';
import type { TimelineEntry } from './person-answers.ts';
import { touchWords } from '#web/ui/touch-words.ts';

/** One line of the timeline: whose moment it was, what decided is strong, what adds to it follows. */
export interface TimelineLine {
  mark: 'marketing' | 'sales' | 'joint' | 'either';
  strong: string;
  rest: string;
}

/** Says a moment in words. Touches are told as their source called them, by kind and name; the source does not say whose they were. */
export function timelineLine(entry: TimelineEntry): TimelineLine {
  const { actor } = entry;
  const by = actor ? ` ${t`by ${actor}`}` : '';
  const label = entry.label ?? '';
  switch (entry.kind) {
    case 'captured':
      return { mark: 'marketing', strong: label || t`Captured`, rest: by };
    case 'handoff-offered':
      return {
        mark: 'joint',
        strong: t({ message: 'Offered', context: 'before: to sales' }),
        rest: ` ${actor ? t`to sales by ${actor}` : t`to sales`}`,
      };
    case 'follow-up':
      return { mark: 'sales', strong: t`Followed up`, rest: by };
    case 'won':
      return { mark: 'joint', strong: label || t`Won`, rest: by };
    case 'lost':
      return { mark: 'sales', strong: label || t`Lost`, rest: by };
    case 'merged':
      return { mark: 'either', strong: t`Merged`, rest: ` ${t`in ${label}: two of its records are this person`}` };
    case 'deleted':
      return { mark: 'either', strong: t`Deleted`, rest: ` ${t`in ${label}`}` };
    case 'stage':
    case 'proposal':
      return { mark: 'sales', strong: label || t`Proposal`, rest: by };
    case 'touch':
      return { mark: 'either', strong: '', rest: `${touchWords(entry.touchKind, entry.label)}${by}` };
    default:
      return { mark: 'either', strong: '', rest: `${label || entry.kind}${by}` };
  }
}

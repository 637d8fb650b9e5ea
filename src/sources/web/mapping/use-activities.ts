import { useQuery } from '@tanstack/react-query';
import type { ActivityCountsAnswer, EventLogMapping, SuggestedGroup } from '#sources/schema.ts';
import { activitiesOf } from '#sources/web/mapping/activities-of.ts';
import type { Activity } from '#sources/web/mapping/event-rules.ts';
import { post } from '#web/api.ts';

interface Activities {
  activities: readonly Activity[];
  /** What they seem to mean, while the mapping says nothing about any of them. */
  guess: Pick<EventLogMapping, 'events' | 'stages'> | undefined;
  isCounting: boolean;
  problem: unknown;
}

/** What happens in the log, counted anew when other columns say it than the suggestion thought. */
export function useActivities(uploadIds: readonly string[], suggestion: SuggestedGroup, mapping: EventLogMapping): Activities {
  const { log } = mapping;
  const isAsSuggested = isSaidBySame(log, suggestion);
  const { file } = mapping;
  const asked = { uploadIds, activity: log.activity, ...(log.lifecycle && { lifecycle: log.lifecycle }), ...(file && { file }) };
  const counted = useQuery({
    queryKey: ['activity-counts', asked],
    queryFn: ({ signal }) => post<ActivityCountsAnswer>('/api/activity-counts', asked, signal),
    enabled: asked.activity !== '' && !isAsSuggested,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = isAsSuggested ? suggestion.activities : counted.data?.activities;
  const guess = mapping.events.length === 0 && counted.data && counted.data.events.length > 0 ? counted.data : undefined;
  return {
    activities: activitiesOf(found, mapping.events),
    guess: isAsSuggested ? undefined : guess,
    isCounting: counted.isLoading,
    problem: counted.error,
  };
}

function isSaidBySame(log: EventLogMapping['log'], { mapping }: SuggestedGroup): boolean {
  return mapping?.shape === 'event-log' && mapping.log.activity === log.activity && mapping.log.lifecycle === log.lifecycle;
}

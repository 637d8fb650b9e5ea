import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { EventLogMapping, SuggestedGroup } from '#sources/schema.ts';
import { ActivityTable } from '#sources/web/mapping/activity-table.tsx';
import { ruleFor } from '#sources/web/mapping/event-rules.ts';
import { useActivities } from '#sources/web/mapping/use-activities.ts';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

interface ActivitySectionProps {
  uploadIds: readonly string[];
  suggestion: SuggestedGroup;
  mapping: EventLogMapping;
  onChange: (next: EventLogMapping) => void;
}

/** What happens in the event log and what it means, counted again when another column says it. */
export function ActivitySection({ uploadIds, suggestion, mapping, onChange }: ActivitySectionProps) {
  const { activities, guess, isCounting, problem } = useActivities(uploadIds, suggestion, mapping);
  const ruled = activities.filter((at) => ruleFor(mapping.events, at)).length;
  const kinds = plural(activities.length, { one: '#\u00a0kind of event', other: '#\u00a0kinds of events' });
  const meaning = count(ruled);
  return (
    <Section
      name={t`What happened`}
      hint={activities.length > 0 ? t`${kinds}: ${meaning} mean something, the rest stay touches` : undefined}
      className="mt8"
    >
      {problem ? <ProblemNote problem={problem} /> : null}
      {isCounting ? <Skeleton reading={t`what happened`} /> : null}
      {mapping.log.activity ? null : (
        <p className="quiet">
          <Trans>Choose above which column says what happened.</Trans>
        </p>
      )}
      {guess ? (
        <Guess number={guess.events.length} onTake={() => onChange({ ...mapping, events: guess.events, stages: guess.stages })} />
      ) : null}
      {activities.length > 0 ? (
        // Other columns say other things: the table begins anew with them.
        <ActivityTable
          key={`${mapping.log.activity} ${mapping.log.lifecycle ?? ''}`}
          activities={activities}
          mapping={mapping}
          onChange={onChange}
        />
      ) : null}
    </Section>
  );
}

function Guess({ number, onTake }: { number: number; onTake: () => void }) {
  return (
    <div className="note j row between wrap mb3">
      <span>
        {plural(number, {
          one: 'By their names, #\u00a0kind means something to the two teams.',
          other: 'By their names, #\u00a0kinds mean something to the two teams.',
        })}
      </span>
      <Button size="sm" onClick={onTake}>
        <Trans>Take this guess</Trans>
      </Button>
    </div>
  );
}

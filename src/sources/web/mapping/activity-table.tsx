import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { EventLogMapping } from '#sources/schema.ts';
import {
  type Activity,
  type ActivityMeaning,
  type EventRule,
  hasStage,
  meaningChoices,
  ruleFor,
  withMeaning,
  withRuleDetail,
} from '#sources/web/mapping/event-rules.ts';
import { Door } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';
import { Select } from '#web/ui/select.tsx';
import { Cell, Column, Table } from '#web/ui/table.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface ActivityTableProps {
  activities: readonly Activity[];
  mapping: EventLogMapping;
  onChange: (next: EventLogMapping) => void;
}

const shownAtFirst = 12;
const takes = [
  { value: 'first', label: t`the first` },
  { value: 'last', label: t`the last` },
  { value: 'each', label: t`each` },
] as const;

/** What happens in the log, and what each of it means for the two teams. */
export function ActivityTable({ activities, mapping, onChange }: ActivityTableProps) {
  const [showsAll, setShowsAll] = useState(activities.length <= shownAtFirst + 2);
  // What had a rule when the page opened stands first and stays there, so that no row jumps while it is being changed.
  const [first] = useState(() => new Set(activities.filter((at) => ruleFor(mapping.events, at)).map(nameOf)));
  const inOrder = [...activities.filter((at) => first.has(nameOf(at))), ...activities.filter((at) => !first.has(nameOf(at)))];
  const shown = showsAll
    ? inOrder
    : inOrder.filter((at, index) => index < Math.max(shownAtFirst, first.size) || ruleFor(mapping.events, at));
  return (
    <>
      <Table label={t`Kinds of events`} className="map">
        <thead>
          <tr>
            <Column>
              <Trans>Activity</Trans>
            </Column>
            <Column className="only-wide">
              <Trans>Phase</Trans>
            </Column>
            <Column figures>
              <Trans>Rows</Trans>
            </Column>
            <Column>
              <Trans>Becomes</Trans>
            </Column>
            <Column>
              <Trans>Stage</Trans>
            </Column>
            <Column>
              <Trans>Counts</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {shown.map((at) => (
            <ActivityRow key={nameOf(at)} at={at} activities={activities} mapping={mapping} onChange={onChange} />
          ))}
        </tbody>
      </Table>
      {shown.length < activities.length ? (
        <p className="cap">
          {plural(activities.length - shown.length, {
            one: '#\u00a0more kind, all left as touches.',
            other: '#\u00a0more kinds, all left as touches.',
          })}{' '}
          <Door onClick={() => setShowsAll(true)}>
            <Trans>Show them</Trans>
          </Door>
        </p>
      ) : null}
    </>
  );
}

function ActivityRow({ at, activities, mapping, onChange }: ActivityTableProps & { at: Activity }) {
  const rule = ruleFor(mapping.events, at);
  const name = nameOf(at);
  const detail = (next: Pick<EventRule, 'stage' | 'take'>) => onChange(withRuleDetail(mapping, activities, at, next));
  return (
    <tr>
      <th scope="row">
        <span className="strong">{at.activity}</span>
        {at.lifecycle ? <div className="small quiet only-phone">{at.lifecycle}</div> : null}
      </th>
      <Cell className="small quiet only-wide">{at.lifecycle}</Cell>
      <Cell figures className="small quiet">
        {at.rows > 0 ? count(at.rows) : t`none`}
      </Cell>
      <Cell className={rule ? 'choice' : 'choice left-out'}>
        <Select
          small
          aria-label={t`${name} becomes`}
          value={rule?.becomes ?? 'touch'}
          options={meaningChoices.map(({ meaning, label }) => ({ value: meaning, label }))}
          onPick={(meaning) => onChange(withMeaning(mapping, activities, at, meaning as ActivityMeaning))}
        />
      </Cell>
      <Cell className="stage-name">
        {rule && hasStage(rule.becomes) ? (
          <TextInput small aria-label={t`Stage of ${name}`} value={rule.stage ?? ''} onText={(stage) => detail({ stage })} />
        ) : null}
      </Cell>
      <Cell className="take">
        {rule ? (
          <Select
            small
            aria-label={t`Which of several counts: ${name}`}
            value={rule.take ?? 'first'}
            options={takes}
            onPick={(take) => detail({ take: take as 'first' | 'last' | 'each' })}
          />
        ) : null}
      </Cell>
    </tr>
  );
}

function nameOf(at: Activity): string {
  return at.lifecycle ? `${at.activity}, ${at.lifecycle}` : at.activity;
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ChangeEvent, type FocusEvent, type KeyboardEvent, useId, useState } from 'react';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { isDay, isWholeDay, namedPeriods, periodName } from './periods.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface PeriodFilterProps {
  place: ScoreboardPlace;
  /** The company-local day of the last moment that the sources cover. */
  lastDay: string;
}

/** Whose days are counted: by name, or from day to day. */
export function PeriodFilter({ place: { state, go }, lastDay }: PeriodFilterProps) {
  const [choosing, setChoosing] = useState(false);
  const offered = namedPeriods(lastDay);
  const current = offered.findIndex((each) => each.from === state.from && each.to === state.to);
  const custom = choosing || current < 0;
  const pick = (value: string) => {
    setChoosing(value === 'custom');
    const period = offered[Number(value)];
    if (value !== 'custom' && period) go({ from: period.from, to: period.to });
  };
  const options = [
    ...offered.map((each, index) => ({ value: String(index), label: each.name })),
    { value: 'custom', label: t`From day to day` },
  ];
  return (
    <>
      <Select
        small
        aria-label={t`Period`}
        title={periodName(state, offered)}
        value={custom ? 'custom' : String(current)}
        options={options}
        onPick={pick}
      />
      {custom && (
        <span className="row">
          <DayInput label={t`From day`} day={state.from} onDay={(from) => go({ from })} />
          <span className="quiet">
            <Trans>to</Trans>
          </span>
          <DayInput label={t`To day`} day={state.to} onDay={(to) => go({ to })} />
        </span>
      )}
    </>
  );
}

interface DayInputProps {
  label: string;
  /** The day in force, or null for none. */
  day: string | null;
  onDay: (day: string | null) => void;
}

/** A day applies as soon as it is whole; what is not applied yet says so, and leaving the field or Enter applies it. */
function DayInput({ label, day, onDay }: DayInputProps) {
  const [typed, setTyped] = useState(day ?? '');
  const [isPart, setIsPart] = useState(false);
  const [inForce, setInForce] = useState(day);
  if (day !== inForce) {
    setInForce(day);
    setTyped(day ?? '');
  }
  const hintId = useId();
  const isWaiting = isPart || typed !== (day ?? '');
  const change = ({ target }: ChangeEvent<HTMLInputElement>) => {
    setTyped(target.value);
    setIsPart(target.validity.badInput);
    if (isWholeDay(target.value)) onDay(target.value);
  };
  const commit = () => !isPart && isWaiting && (typed === '' || isDay(typed)) && onDay(typed || null);
  const leave = ({ target }: FocusEvent<HTMLInputElement>) => {
    commit();
    // A part of a day cannot be counted: the box goes back to the day that is.
    if (!target.validity.badInput) return;
    target.value = day ?? '';
    setTyped(day ?? '');
    setIsPart(false);
  };
  const enter = (event: KeyboardEvent) => event.key === 'Enter' && commit();
  // Between nothing and a whole day the value stays empty, so that no change is told.
  const look = (event: KeyboardEvent<HTMLInputElement>) => setIsPart(event.currentTarget.validity.badInput);
  return (
    <>
      <TextInput
        small
        type="date"
        aria-label={label}
        aria-describedby={hintId}
        value={typed}
        onChange={change}
        onBlur={leave}
        onKeyDown={enter}
        onKeyUp={look}
      />
      <span id={hintId} className={isWaiting ? 'hint' : 'sr'}>
        {isPart ? t`not a whole day yet` : isWaiting ? t`press Enter to count these days` : ''}
      </span>
    </>
  );
}

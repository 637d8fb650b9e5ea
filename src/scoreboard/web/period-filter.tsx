import { type KeyboardEvent, useState } from 'react';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { isDay, namedPeriods, periodName } from './periods.ts';
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
    { value: 'custom', label: 'From day to day' },
  ];
  return (
    <>
      <Select
        small
        aria-label="Period"
        title={periodName(state, offered)}
        value={custom ? 'custom' : String(current)}
        options={options}
        onPick={pick}
      />
      {custom && (
        <span className="row">
          <DayInput label="From day" day={state.from} onDay={(from) => go({ from })} />
          <span className="quiet">to</span>
          <DayInput label="To day" day={state.to} onDay={(to) => go({ to })} />
        </span>
      )}
    </>
  );
}

/** A day is taken when the field is left or Enter is pressed: while a year is typed, 0002 is a year too. */
function DayInput({ label, day, onDay }: { label: string; day: string | null; onDay: (day: string | null) => void }) {
  const [typed, setTyped] = useState(day ?? '');
  const commit = () => typed !== (day ?? '') && (typed === '' || isDay(typed)) && onDay(typed || null);
  const keys = (event: KeyboardEvent) => event.key === 'Enter' && commit();
  return <TextInput small type="date" aria-label={label} value={typed} onText={setTyped} onBlur={commit} onKeyDown={keys} />;
}

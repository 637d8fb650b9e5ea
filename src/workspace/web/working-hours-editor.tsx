import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { waitExample } from '#workspace/web/wait-example.ts';
import { TimeInput } from '#workspace/web/time-input.tsx';
import {
  dayProblem,
  nextWindow,
  type Weekday,
  weekdayWords,
  weekdays,
  weekInWords,
  type Window,
  type WorkingHours,
} from '#workspace/web/week-words.ts';

interface DayProps {
  day: Weekday;
  windows: readonly Window[];
  onChange: (windows: Window[]) => void;
}

function WindowFields({
  label,
  window,
  onChange,
  onRemove,
}: {
  label: string;
  window: Window;
  onChange: (window: Window) => void;
  onRemove: () => void;
}) {
  const [from, to] = window;
  return (
    <span className="row window">
      <TimeInput aria-label={t`${label}, from`} value={from} onTime={(time) => onChange([time, to])} />
      <span className="quiet">
        <Trans context="hours of a day">to</Trans>
      </span>
      <TimeInput aria-label={t`${label}, to`} value={to} onTime={(time) => onChange([from, time])} />
      <Button variant="plain" size="sm" aria-label={t`Remove ${label}, ${from} to ${to}`} onClick={onRemove}>
        <Icon name="close" small />
      </Button>
    </span>
  );
}

function DayHours({ day, windows, onChange }: DayProps) {
  const name = weekdayWords[day];
  const problem = dayProblem(windows);
  return (
    <li className="day">
      <span className="day-name">{name}</span>
      <span className="day-windows">
        {windows.length === 0 ? (
          <span className="quiet closed">
            <Trans>Nobody works</Trans>
          </span>
        ) : null}
        {windows.map((window, at) => (
          <WindowFields
            key={at}
            label={windows.length > 1 ? t`${name}, hours ${at + 1}` : name}
            window={window}
            onChange={(changed) => onChange(windows.with(at, changed))}
            onRemove={() => onChange(windows.toSpliced(at, 1))}
          />
        ))}
      </span>
      <Button
        variant="plain"
        size="sm"
        icon="plus"
        aria-label={t`Add hours on ${name}`}
        onClick={() => onChange([...windows, nextWindow(windows)])}
      >
        <Trans>Hours</Trans>
      </Button>
      {problem ? <p className="day-problem broken small">{problem}</p> : null}
    </li>
  );
}

interface WorkingHoursEditorProps {
  hours: WorkingHours;
  onChange: (hours: WorkingHours) => void;
}

/** The hours of each weekday, by the company's clock, and what they come to in a sentence. */
export function WorkingHoursEditor({ hours, onChange }: WorkingHoursEditorProps) {
  const likeMonday = () => onChange({ ...hours, tue: hours.mon, wed: hours.mon, thu: hours.mon, fri: hours.mon });
  return (
    <div>
      <ul className="list week">
        {weekdays.map((day) => (
          <DayHours key={day} day={day} windows={hours[day]} onChange={(windows) => onChange({ ...hours, [day]: windows })} />
        ))}
      </ul>
      <div className="week-foot mt2">
        <p className="small soft" role="status">
          {weekInWords(hours)} {waitExample(hours)}
        </p>
        <Button size="sm" onClick={likeMonday}>
          <Trans>Tuesday to Friday like Monday</Trans>
        </Button>
      </div>
    </div>
  );
}

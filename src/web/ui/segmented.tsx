import { type ReactNode, useId } from 'react';

interface SegmentedProps<Value extends string> {
  /** What is chosen here; read out, not shown. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onPick: (value: Value) => void;
}

/** Two to four ways to see the same thing, side by side. Arrow keys move between them. */
export function Segmented<Value extends string>({ label, value, options, onPick }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div className="seg" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onPick(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
    </div>
  );
}

import { useState } from 'react';
import { TextInput } from '#web/ui/text-input.tsx';
import { readTime } from '#workspace/web/read-time.ts';

interface TimeInputProps {
  'aria-label': string;
  /** "09:00" to "24:00". */
  value: string;
  onTime: (time: string) => void;
}

/** A time of day in 24 hours, the same in every browser; "9" and "5pm" are understood when one leaves the field. */
export function TimeInput({ value, onTime, ...rest }: TimeInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed !== null) onTime(readTime(typed) ?? typed);
    setTyped(null);
  };
  return (
    <TextInput
      {...rest}
      small
      required
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      value={typed ?? value}
      aria-invalid={(typed === null && readTime(value) === null) || undefined}
      onText={setTyped}
      onBlur={settle}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
    />
  );
}

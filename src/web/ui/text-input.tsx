import type { ComponentProps } from 'react';
import { useFieldWiring } from '#web/ui/field-wiring.ts';

interface TextInputProps extends ComponentProps<'input'> {
  onText?: (text: string) => void;
  small?: boolean;
}

/** One line of text, or a date, time, number, password by `type`. Outside a Field it needs an `aria-label`. */
export function TextInput({ onText, small = false, onChange, ...rest }: TextInputProps) {
  const wiring = useFieldWiring();
  return (
    <input
      {...wiring}
      {...rest}
      className={small ? 'inp sm' : 'inp'}
      onChange={(event) => {
        onChange?.(event);
        onText?.(event.target.value);
      }}
    />
  );
}

import type { ComponentProps, ReactNode } from 'react';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  children: ReactNode;
  onCheck?: (checked: boolean) => void;
}

/** A box with its words; the words are part of the target. */
export function Checkbox({ children, onCheck, ...rest }: CheckboxProps) {
  return (
    <label className="check">
      <input type="checkbox" {...rest} onChange={(event) => onCheck?.(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}

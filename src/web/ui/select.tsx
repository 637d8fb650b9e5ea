import type { ComponentProps } from 'react';
import { useFieldWiring } from '#web/ui/field-wiring.ts';
import { Icon } from '#web/ui/icon.tsx';

export interface Option {
  value: string;
  label: string;
  group?: string;
  disabled?: boolean;
}

interface SelectProps extends ComponentProps<'select'> {
  options: readonly Option[];
  onPick?: (value: string) => void;
  small?: boolean;
}

function optionElements(options: readonly Option[]) {
  return options.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));
}

/** A native select, so that it works by keyboard, on phones and with screen readers. Options with a `group` are grouped. */
export function Select({ options, onPick, onChange, small = false, ...rest }: SelectProps) {
  const wiring = useFieldWiring();
  const groups = Map.groupBy(options, (option) => option.group ?? '');
  return (
    <span className="pick">
      <select
        {...wiring}
        {...rest}
        className={small ? 'inp sm' : 'inp'}
        onChange={(event) => {
          onChange?.(event);
          onPick?.(event.target.value);
        }}
      >
        {[...groups].map(([group, members]) =>
          group === '' ? (
            optionElements(members)
          ) : (
            <optgroup key={group} label={group}>
              {optionElements(members)}
            </optgroup>
          ),
        )}
      </select>
      <Icon name="chevron-down" small />
    </span>
  );
}

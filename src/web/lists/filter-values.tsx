import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import { get } from '#web/api.ts';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { takesMany, takesNone, takesTwo, type DraftRule } from './filter-draft.ts';

interface ValuesProps {
  list: string;
  field: FieldOnWire;
  rule: DraftRule;
  onValue: (value: unknown) => void;
}

const types = { number: 'number', money: 'number', moment: 'date' } as const;
const typeOf = (field: FieldOnWire) => types[field.kind as 'number'] ?? 'text';

/** What a rule compares with: nothing, one value, two, or several. */
export function FilterValues({ list, field, rule, onValue }: ValuesProps) {
  const { operator, value } = rule;
  if (takesNone(operator)) return null;
  if (field.kind === 'flag') {
    const options = [
      { value: 'true', label: t`yes` },
      { value: 'false', label: t`no` },
    ];
    return (
      <Select small aria-label={field.label} value={String(value)} options={options} onPick={(picked) => onValue(picked === 'true')} />
    );
  }
  if (takesTwo(operator)) return <TwoValues field={field} value={value} onValue={onValue} />;
  if (field.choices) return <Choices field={field} rule={rule} onValue={onValue} />;
  return <OneValue list={list} field={field} rule={rule} onValue={onValue} />;
}

function TwoValues({ field, value, onValue }: Pick<ValuesProps, 'field' | 'onValue'> & { value: unknown }) {
  const [from = '', to = ''] = Array.isArray(value) ? value.map(String) : [];
  const input = (label: string, shown: string, put: (text: string) => void) => (
    <TextInput small type={typeOf(field)} step="any" aria-label={`${field.label}, ${label}`} value={shown} onText={put} />
  );
  return (
    <span className="filter-two">
      {input(t({ message: 'from', context: 'lower end' }), from, (text) => onValue([text, to]))}
      {input(t({ message: 'to', context: 'upper end' }), to, (text) => onValue([from, text]))}
    </span>
  );
}

function Choices({ field, rule: { operator, value }, onValue }: Omit<ValuesProps, 'list'>) {
  const choices = field.choices ?? [];
  if (!takesMany(operator))
    return <Select small aria-label={field.label} value={String(value)} options={choices} onPick={(picked) => onValue(picked)} />;
  const picked = Array.isArray(value) ? value.map(String) : [];
  const toggle = (choice: string) => onValue(picked.includes(choice) ? picked.filter((one) => one !== choice) : [...picked, choice]);
  return (
    <span className="filter-choices" role="group" aria-label={field.label}>
      {choices.map((choice) => (
        <label key={choice.value} className="check">
          <input type="checkbox" checked={picked.includes(choice.value)} onChange={() => toggle(choice.value)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </span>
  );
}

/** Several texts are written with commas between them. What rows have is offered while typing. */
function OneValue({ list, field, rule: { operator, value }, onValue }: ValuesProps) {
  const id = useId();
  const isMany = takesMany(operator);
  const typed = isMany && Array.isArray(value) ? value.join(', ') : String(value ?? '');
  const known = useQuery({
    queryKey: ['list-values', list, field.name],
    queryFn: ({ signal }) => get<{ values: string[] }>(`/api/lists/${list}/values`, { field: field.name }, signal),
    enabled: field.hasValues,
  });
  const put = (text: string) => onValue(isMany ? text.split(',').map((part) => part.trim()) : text);
  return (
    <>
      <TextInput
        small
        type={typeOf(field)}
        step="any"
        aria-label={field.label}
        placeholder={isMany ? t`one, another` : undefined}
        list={field.hasValues ? id : undefined}
        value={typed}
        onText={put}
      />
      {field.hasValues ? (
        <datalist id={id}>
          {known.data?.values.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

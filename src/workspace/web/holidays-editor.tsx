import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef } from 'react';
import type { CompanyWanted } from '#workspace/schema.ts';
import { Button } from '#web/ui/button.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

export type Holiday = CompanyWanted['holidays'][number];

interface HolidayFieldsProps {
  holiday: Holiday;
  at: number;
  onChange: (holiday: Holiday) => void;
  onRemove: () => void;
}

function HolidayFields({ holiday, at, onChange, onRemove }: HolidayFieldsProps) {
  const number = at + 1;
  return (
    <li className="holiday">
      <TextInput
        small
        type="date"
        required
        aria-label={t`Holiday ${number}, day`}
        value={holiday.day}
        onText={(day) => onChange({ ...holiday, day })}
      />
      <TextInput
        small
        required
        maxLength={120}
        aria-label={t`Holiday ${number}, name`}
        placeholder={t`New Year's Day`}
        value={holiday.name}
        onText={(name) => onChange({ ...holiday, name })}
      />
      <Button
        variant="plain"
        size="sm"
        aria-label={holiday.name ? t`Remove ${holiday.name}` : t`Remove Holiday ${number}`}
        onClick={onRemove}
      >
        <Icon name="close" small />
      </Button>
    </li>
  );
}

interface HolidaysEditorProps {
  holidays: readonly Holiday[];
  onChange: (holidays: Holiday[]) => void;
}

/** Days on which nobody works: the clock of waiting stands still on them. */
export function HolidaysEditor({ holidays, onChange }: HolidaysEditorProps) {
  const list = useRef<HTMLUListElement>(null);
  const add = () => {
    onChange([...holidays, { day: '', name: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('li:last-child input')?.focus());
  };
  return (
    <div>
      {holidays.length === 0 ? (
        <p className="quiet">
          <Trans>No holidays yet: only the weekdays above count.</Trans>
        </p>
      ) : null}
      <ul ref={list} className="list">
        {holidays.map((holiday, at) => (
          <HolidayFields
            key={at}
            at={at}
            holiday={holiday}
            onChange={(changed) => onChange(holidays.with(at, changed))}
            onRemove={() => onChange(holidays.toSpliced(at, 1))}
          />
        ))}
      </ul>
      <div className="mt2">
        <Button size="sm" icon="plus" onClick={add}>
          <Trans>Add a holiday</Trans>
        </Button>
      </div>
    </div>
  );
}

import { t } from '@lingui/core/macro';
import { useMemo } from 'react';
import type { CompanyWanted } from '#workspace/schema.ts';
import { fieldError } from '#web/problem-error.ts';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useNow } from '#web/use-now.ts';
import { HolidaysEditor } from '#workspace/web/holidays-editor.tsx';
import { WorkingHoursEditor } from '#workspace/web/working-hours-editor.tsx';
import { clockIn, currencyOptions, zoneOptions } from '#workspace/web/zones-and-currencies.ts';

interface CompanyFieldsProps {
  company: CompanyWanted;
  onChange: (company: CompanyWanted) => void;
  problem?: unknown;
  /** What stands before the names of fields in a refusal: "company." in the set-up, nothing in the settings. */
  under?: string;
}

function ZoneField({ company, onChange, problem, under = '' }: CompanyFieldsProps) {
  const zones = useMemo(() => zoneOptions(company.timeZone), [company.timeZone]);
  const clock = clockIn(company.timeZone, new Date(useNow()));
  return (
    <Field
      label={t`Time zone`}
      hint={clock ? t`${company.timeZone}, where it is ${clock}. Days and hours are counted by this clock.` : undefined}
      error={fieldError(problem, `${under}timeZone`)}
    >
      <Select options={zones} value={company.timeZone} onPick={(timeZone) => onChange({ ...company, timeZone })} />
    </Field>
  );
}

function CurrencyField({ company, onChange, problem, under = '' }: CompanyFieldsProps) {
  const currencies = useMemo(() => currencyOptions(), []);
  return (
    <Field label={t`Currency`} hint={t`Amounts in other currencies keep theirs.`} error={fieldError(problem, `${under}currency`)}>
      <Select options={currencies} value={company.currency} onPick={(currency) => onChange({ ...company, currency })} />
    </Field>
  );
}

function NameField({ company, onChange, problem, under = '' }: CompanyFieldsProps) {
  return (
    <Field label={t`Name`} error={fieldError(problem, `${under}name`)}>
      <TextInput
        required
        maxLength={120}
        autoComplete="organization"
        value={company.name}
        onText={(name) => onChange({ ...company, name })}
      />
    </Field>
  );
}

/** What a company is called, and its clock and currency. */
export function CompanyFields(props: CompanyFieldsProps) {
  return (
    <Section name={t`The company`}>
      <div className="form">
        <NameField {...props} />
        <div className="form-row">
          <ZoneField {...props} />
          <CurrencyField {...props} />
        </div>
      </div>
    </Section>
  );
}

/** When it works: the hours of its week. */
export function HoursSection({ company, onChange }: CompanyFieldsProps) {
  return (
    <Section name={t`When you work`} hint={t`waiting in business hours counts only these`}>
      <WorkingHoursEditor hours={company.workingHours} onChange={(workingHours) => onChange({ ...company, workingHours })} />
    </Section>
  );
}

/** When it does not work, whatever the weekday. */
export function HolidaysSection({ company, onChange }: CompanyFieldsProps) {
  return (
    <Section name={t`Holidays`} hint={t`nobody waits on these`}>
      <HolidaysEditor holidays={company.holidays} onChange={(holidays) => onChange({ ...company, holidays })} />
    </Section>
  );
}

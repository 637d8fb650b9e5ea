import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ProfileAnswer } from '#workspace/members/schema.ts';
import { languageChoices } from '#web/language/language.ts';
import { fieldError } from '#web/problem-error.ts';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { useSession } from '#web/use-session.ts';
import { weekInWords, usualWeek } from '#workspace/web/week-words.ts';
import { WorkingHoursEditor } from '#workspace/web/working-hours-editor.tsx';
import { companyQuery } from '#workspace/web/workspace-calls.ts';
import { zoneOptions } from '#workspace/web/zones-and-currencies.ts';

type Wanted = Pick<ProfileAnswer, 'name' | 'timeZone' | 'workingHours' | 'language' | 'names'>;

interface FieldsProps {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
  problem: unknown;
}

export function ProfileFields({ wanted, onChange, problem }: FieldsProps) {
  const { company } = useSession();
  const zones = useMemo(
    () => [{ value: '', label: t`That of the company: ${company.timeZone}` }, ...zoneOptions(company.timeZone)],
    [company.timeZone],
  );
  return (
    <>
      <Field label={t`Your name`} error={fieldError(problem, 'name')}>
        <TextInput required maxLength={120} autoComplete="name" value={wanted.name} onText={(name) => onChange({ ...wanted, name })} />
      </Field>
      <div className="form-row">
        <Field label={t`Time zone`} error={fieldError(problem, 'timeZone')}>
          <Select options={zones} value={wanted.timeZone ?? ''} onPick={(zone) => onChange({ ...wanted, timeZone: zone || null })} />
        </Field>
        <Field
          label={t`Language`}
          hint={t`Of the screens, and of how numbers and days are written.`}
          error={fieldError(problem, 'language')}
        >
          <Select
            options={languageChoices}
            value={wanted.language}
            onPick={(language) => onChange({ ...wanted, language: language as 'en' | 'de' })}
          />
        </Field>
      </div>
    </>
  );
}

/** The hours of the company, or hours of one's own. */
export function OwnHours({ wanted, onChange }: FieldsProps) {
  const company = useQuery(companyQuery);
  const hours = company.data?.company.workingHours ?? usualWeek;
  const options = [
    { value: 'company', label: t`As the company` },
    { value: 'own', label: t`My own` },
  ] as const;
  return (
    <Section name={t`When you work`} hint={t`by your own clock`}>
      <Segmented
        label={t`Whose working hours`}
        value={wanted.workingHours ? 'own' : 'company'}
        options={options}
        onPick={(whose) => onChange({ ...wanted, workingHours: whose === 'own' ? hours : null })}
      />
      <div className="mt3">
        {wanted.workingHours ? (
          <WorkingHoursEditor hours={wanted.workingHours} onChange={(workingHours) => onChange({ ...wanted, workingHours })} />
        ) : (
          <p className="soft">{weekInWords(hours)}</p>
        )}
      </div>
    </Section>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { CompanyWanted } from '#workspace/schema.ts';
import { Section } from '#web/ui/section.tsx';
import { day } from '#web/ui/formats.ts';
import { weekInWords } from '#workspace/web/week-words.ts';

/** The company to read, for those who do not change it. */
export function CompanyFacts({ company }: { company: CompanyWanted }) {
  return (
    <>
      <Section name={t`The company`}>
        <dl className="kv">
          <dt>
            <Trans>Name</Trans>
          </dt>
          <dd>{company.name}</dd>
          <dt>
            <Trans>Time zone</Trans>
          </dt>
          <dd>{company.timeZone}</dd>
          <dt>
            <Trans>Currency</Trans>
          </dt>
          <dd>{company.currency}</dd>
        </dl>
      </Section>
      <Section name={t`When you work`}>
        <p>{weekInWords(company.workingHours)}</p>
      </Section>
      <Section name={t`Holidays`}>
        {company.holidays.length === 0 ? (
          <p className="quiet">
            <Trans>None.</Trans>
          </p>
        ) : null}
        <ul className="list">
          {company.holidays.map((holiday) => (
            <li key={holiday.day} className="row between">
              <span>{holiday.name}</span>
              <span className="quiet">{day(`${holiday.day}T12:00:00Z`, 'UTC')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <p className="cap">
        <Trans>The heads of both teams and operators can change this.</Trans>
      </p>
    </>
  );
}

import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { AuditSearch } from '#web/search-params.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { aboutInWords } from '#workspace/web/audit-places.ts';
import { membersQuery } from '#workspace/web/workspace-calls.ts';

const kinds = [
  { value: '', label: t`Everything` },
  { value: 'company', label: t`The company` },
  { value: 'members', label: t`Members` },
  { value: 'sign-in', label: t`Signing in` },
  { value: 'api-keys', label: t`API keys` },
  { value: 'imports', label: t`Imports` },
  { value: 'data', label: t`Data taken out` },
  { value: 'people', label: t`People` },
  { value: 'asks', label: t`Asks` },
  { value: 'mail', label: t`Mail` },
];

interface FiltersProps {
  search: AuditSearch;
  go: (changes: Partial<Record<keyof AuditSearch, string>> | null) => void;
}

/** Who, what and when: everything here stands in the address. */
export function AuditFilters({ search, go }: FiltersProps) {
  const members = useQuery(membersQuery);
  const people = (members.data?.members ?? []).map(({ id, name }) => ({ value: id, label: name, group: t`Members` }));
  const whose = [
    { value: '', label: t`Everybody` },
    ...people,
    { value: 'operator', label: t`The operator`, group: t`Others` },
    { value: 'system', label: t`Entente`, group: t`Others` },
  ];
  return (
    <div className="filters audit-filters" role="group" aria-label={t`Filters`}>
      <Select small aria-label={t`Who`} value={search.who ?? ''} options={whose} onPick={(who) => go({ who })} />
      <Select small aria-label={t`What kind`} value={search.kind ?? ''} options={kinds} onPick={(kind) => go({ kind })} />
      <DayField label={t`From`} value={search.from} onDay={(from) => go({ from })} />
      <DayField label={t`To`} value={search.to} onDay={(to) => go({ to })} />
      {search.about ? (
        <span className="field">
          <Trans>
            about <b>{aboutInWords(search.about)}</b>
            <button type="button" aria-label={t`Clear the filter about`} onClick={() => go({ about: '' })}>
              <Icon name="close" small />
            </button>
          </Trans>
        </span>
      ) : null}
    </div>
  );
}

function DayField({ label, value = '', onDay }: { label: string; value: string | undefined; onDay: (day: string) => void }) {
  const id = useId();
  return (
    <span className="row day-field">
      <label htmlFor={id} className="small quiet">
        {label}
      </label>
      <TextInput id={id} small type="date" value={value} onText={onDay} />
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import type { AuditSearch } from '#web/search-params.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { aboutInWords } from '#workspace/web/audit-places.ts';
import { membersQuery } from '#workspace/web/workspace-calls.ts';

const kinds = [
  { value: '', label: 'Everything' },
  { value: 'company', label: 'The company' },
  { value: 'members', label: 'Members' },
  { value: 'sign-in', label: 'Signing in' },
  { value: 'api-keys', label: 'API keys' },
  { value: 'imports', label: 'Imports' },
  { value: 'data', label: 'Data taken out' },
  { value: 'people', label: 'People' },
  { value: 'asks', label: 'Asks' },
  { value: 'mail', label: 'Mail' },
];

interface FiltersProps {
  search: AuditSearch;
  go: (changes: Partial<Record<keyof AuditSearch, string>> | null) => void;
}

/** Who, what and when: everything here stands in the address. */
export function AuditFilters({ search, go }: FiltersProps) {
  const members = useQuery(membersQuery);
  const people = (members.data?.members ?? []).map(({ id, name }) => ({ value: id, label: name, group: 'Members' }));
  const whose = [
    { value: '', label: 'Everybody' },
    ...people,
    { value: 'operator', label: 'The operator', group: 'Others' },
    { value: 'system', label: 'Entente', group: 'Others' },
  ];
  return (
    <div className="filters audit-filters" role="group" aria-label="Filters">
      <Select small aria-label="Who" value={search.who ?? ''} options={whose} onPick={(who) => go({ who })} />
      <Select small aria-label="What kind" value={search.kind ?? ''} options={kinds} onPick={(kind) => go({ kind })} />
      <DayField label="From" value={search.from} onDay={(from) => go({ from })} />
      <DayField label="To" value={search.to} onDay={(to) => go({ to })} />
      {search.about ? (
        <span className="field">
          about <b>{aboutInWords(search.about)}</b>
          <button type="button" aria-label="Clear the filter about" onClick={() => go({ about: '' })}>
            <Icon name="close" small />
          </button>
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

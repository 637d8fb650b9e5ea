import type { EventLogMapping, Mapping, TableMapping } from '#sources/schema.ts';
import { mappingDownload } from '#sources/web/mapping/mapping-file.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface MappingHowProps {
  mapping: Mapping;
  /** The company's zone, which counts when the mapping names none. */
  companyTimeZone: string;
  onChange: (next: Mapping) => void;
}

const zones = Intl.supportedValuesOf('timeZone');

/** How the file is read beside its columns: the name of the source, its zone, its key; and the mapping to keep. */
export function MappingHow({ mapping, companyTimeZone, onChange }: MappingHowProps) {
  const zone = mapping.timeZone ?? companyTimeZone;
  const zoneOptions = [...new Set([zone, 'UTC', ...zones])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  const [key, ...otherKeys] = mapping.shape === 'table' || mapping.shape === 'event-log' ? (mapping.person?.keys ?? []) : [];
  const download = mappingDownload(mapping);
  return (
    <Section name="How">
      <div className="form">
        <Field label="Name of the source" hint="Importing again under this name brings it up to date.">
          <TextInput value={mapping.source} onText={(source) => onChange({ ...mapping, source })} />
        </Field>
        <Field label="Time zone" hint="For times in the file that carry no offset.">
          <Select value={zone} options={zoneOptions} onPick={(timeZone) => onChange({ ...mapping, timeZone })} />
        </Field>
        {key ? (
          <Field
            label="Name of the key"
            hint={`People are known again by ${key.columns.join(' and ')}. Sources with the same key name share people.`}
          >
            <TextInput value={key.space} onText={(space) => onChange(withKeys(mapping, [{ ...key, space }, ...otherKeys]))} />
          </Field>
        ) : null}
        {mapping.shape === 'table' && mapping.deal ? <DealFields mapping={mapping} deal={mapping.deal} onChange={onChange} /> : null}
      </div>
      <p className="cap">Empty cells change nothing. Nobody is notified.</p>
      <div className="mt4">
        <ButtonAnchor icon="download" href={download.href} download={download.name}>
          Keep this mapping as a file
        </ButtonAnchor>
      </div>
    </Section>
  );
}

function withKeys(mapping: Mapping, keys: EventLogMapping['person']['keys']): Mapping {
  if (mapping.shape === 'table') return { ...mapping, person: { ...mapping.person, keys } };
  return mapping.shape === 'event-log' ? { ...mapping, person: { ...mapping.person, keys } } : mapping;
}

interface DealFieldsProps {
  mapping: TableMapping;
  deal: NonNullable<TableMapping['deal']>;
  onChange: (next: Mapping) => void;
}

function DealFields({ mapping, deal, onChange }: DealFieldsProps) {
  const withDeal = (change: Partial<typeof deal>) => onChange({ ...mapping, deal: { ...deal, ...change } });
  const decimals = [
    { value: '.', label: 'a point, as 1,200.50' },
    { value: ',', label: 'a comma, as 1.200,50' },
  ];
  const currency = deal.currency && 'value' in deal.currency ? deal.currency.value : '';
  return (
    <>
      {deal.amount ? (
        <Field label="Decimals of amounts stand after">
          <Select
            value={deal.amount.decimal ?? '.'}
            options={decimals}
            onPick={(decimal) => withDeal({ amount: { column: deal.amount!.column, decimal: decimal as '.' | ',' } })}
          />
        </Field>
      ) : null}
      {deal.currency && 'column' in deal.currency ? null : (
        <Field label="Currency of the deals" optional hint="Three letters, such as EUR. Without one, the company's.">
          <TextInput
            value={currency}
            maxLength={3}
            onText={(value) => (value ? withDeal({ currency: { value: value.toUpperCase() } }) : onChange(withoutCurrency(mapping, deal)))}
          />
        </Field>
      )}
    </>
  );
}

function withoutCurrency(mapping: TableMapping, deal: NonNullable<TableMapping['deal']>): TableMapping {
  const { currency: _before, ...rest } = deal;
  return { ...mapping, deal: rest };
}

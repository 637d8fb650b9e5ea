import { t } from '@lingui/core/macro';
import type { Mapping, TableMapping } from '#sources/schema.ts';
import { type RuleMeaning, hasStage } from '#sources/web/mapping/event-rules.ts';
import { formatOf, withFormat } from '#sources/web/mapping/stamps.ts';
import {
  conditionWords,
  dateFormats,
  momentMeanings,
  momentOf,
  withMoment,
  withMomentMeaning,
  withoutConditions,
} from '#sources/web/mapping/table-moments.ts';
import { Door } from '#web/ui/door.tsx';
import { Field } from '#web/ui/field.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface MomentFieldsProps {
  column: string;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** What a column of moments needs besides: what it means, which stage, in which rows, and how it is written. */
export function MomentFields({ column, mapping, onChange }: MomentFieldsProps) {
  const format = formatOf(mapping, column);
  if (format === undefined) return null;
  const isMoment = mapping.shape === 'table' && momentOf(mapping, column) !== undefined;
  return (
    <>
      {isMoment ? <Conditions column={column} mapping={mapping} onChange={onChange} /> : null}
      <div className="detail-fields">
        {isMoment ? <Meaning column={column} mapping={mapping} onChange={onChange} /> : null}
        <FormatField format={format} onFormat={(next) => onChange(withFormat(mapping, column, next))} />
      </div>
    </>
  );
}

interface TableMomentProps extends MomentFieldsProps {
  mapping: TableMapping;
}

/** In which rows a moment counts, where another column says how it ended. */
function Conditions({ column, mapping, onChange }: TableMomentProps) {
  const words = conditionWords(mapping, column);
  const first = momentOf(mapping, column);
  if (!words || !first) return null;
  return (
    <div className="note small">
      {words} <Door onClick={() => onChange(withoutConditions(mapping, column))}>{callWords(first.stage ?? first.becomes)}</Door>
    </div>
  );
}

function callWords(stage: string): string {
  return t`Call every row ${stage}`;
}

function Meaning({ column, mapping, onChange }: TableMomentProps) {
  const moment = momentOf(mapping, column);
  if (!moment) return null;
  return (
    <>
      <Field label={t`Means`}>
        <Select
          small
          value={moment.becomes}
          options={momentMeanings.map(({ meaning, label }) => ({ value: meaning, label }))}
          onPick={(meaning) => onChange(withMomentMeaning(mapping, column, meaning as RuleMeaning))}
        />
      </Field>
      {hasStage(moment.becomes) ? (
        <Field label={t`Stage`}>
          <TextInput small value={moment.stage ?? ''} onText={(stage) => onChange(withMoment(mapping, column, { stage }))} />
        </Field>
      ) : null}
    </>
  );
}

const inWords: Record<string, string> = {
  ISO: t`ISO, as 2026-11-17T10:08+01:00`,
  unix: t`seconds since 1970`,
  'unix-ms': t`milliseconds since 1970`,
  excel: t`days as Excel counts them`,
};

function FormatField({ format, onFormat }: { format: string; onFormat: (format: string) => void }) {
  const formats = dateFormats.includes(format) ? dateFormats : [format, ...dateFormats];
  return (
    <Field label={t`Written as`}>
      <Select small value={format} options={formats.map((each) => ({ value: each, label: inWords[each] ?? each }))} onPick={onFormat} />
    </Field>
  );
}

import type { Mapping, SuggestionAnswer, TableMapping } from '#sources/schema.ts';
import { hasStage, type RuleMeaning } from '#sources/web/mapping/event-rules.ts';
import { unansweredIn, withAnswers } from '#sources/web/mapping/unanswered.ts';
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

interface ColumnDetailProps {
  column: SuggestionAnswer['columns'][number];
  /** What to look at, when the suggestion was unsure. */
  note: string | undefined;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** Under a column: what to look at, and what a moment needs besides: how it is written, what it means, which stage. */
export function ColumnDetail({ column, note, mapping, onChange }: ColumnDetailProps) {
  const isLogMoment = mapping.shape === 'event-log' && mapping.log.moment === column.name;
  const isMoment = mapping.shape === 'table' && momentOf(mapping, column.name) !== undefined;
  const noted = note ? <div className="note risk small">{note}</div> : null;
  const unanswered = unansweredIn(mapping, column.name);
  if (!noted && !isLogMoment && !isMoment && unanswered.length === 0) return null;
  return (
    <tr className="detail">
      <td colSpan={6}>
        {noted}
        {unanswered.length > 0 ? <Unanswered texts={unanswered} onKeep={() => onChange(withAnswers(mapping, column.name))} /> : null}
        {isMoment ? <Conditions column={column.name} mapping={mapping} onChange={onChange} /> : null}
        {isMoment ? <MomentFields column={column.name} mapping={mapping} onChange={onChange} /> : null}
        {isLogMoment ? (
          <div className="detail-fields">
            <FormatField format={mapping.log.format} onFormat={(format) => onChange({ ...mapping, log: { ...mapping.log, format } })} />
          </div>
        ) : null}
      </td>
    </tr>
  );
}

/** Texts that count as no answer, such as the Select of a form that nobody touched. */
function Unanswered({ texts, onKeep }: { texts: readonly string[]; onKeep: () => void }) {
  return (
    <div className="note small">
      {texts.map((text) => `“${text}”`).join(' and ')} {texts.length === 1 ? 'counts' : 'count'} as not answered.{' '}
      <Door onClick={onKeep}>Keep as an answer</Door>
    </div>
  );
}

/** In which rows a moment counts, where another column says how it ended. */
function Conditions({ column, mapping, onChange }: MomentFieldsProps) {
  const words = conditionWords(mapping, column);
  if (!words) return null;
  return (
    <div className="note small">
      {words} <Door onClick={() => onChange(withoutConditions(mapping, column))}>Count every row</Door>
    </div>
  );
}

interface MomentFieldsProps {
  column: string;
  mapping: TableMapping;
  onChange: (next: Mapping) => void;
}

function MomentFields({ column, mapping, onChange }: MomentFieldsProps) {
  const moment = momentOf(mapping, column);
  if (!moment) return null;
  return (
    <div className="detail-fields">
      <Field label="Means">
        <Select
          small
          value={moment.becomes}
          options={momentMeanings.map(({ meaning, label }) => ({ value: meaning, label }))}
          onPick={(meaning) => onChange(withMomentMeaning(mapping, column, meaning as RuleMeaning))}
        />
      </Field>
      {hasStage(moment.becomes) ? (
        <Field label="Stage">
          <TextInput small value={moment.stage ?? ''} onText={(stage) => onChange(withMoment(mapping, column, { stage }))} />
        </Field>
      ) : null}
      <FormatField format={moment.format} onFormat={(format) => onChange(withMoment(mapping, column, { format }))} />
    </div>
  );
}

function FormatField({ format = 'ISO', onFormat }: { format: string | undefined; onFormat: (format: string) => void }) {
  const formats = dateFormats.includes(format) ? dateFormats : [format, ...dateFormats];
  const options = formats.map((each) => ({ value: each, label: each === 'ISO' ? 'ISO, as 2026-11-17T10:08+01:00' : each }));
  return (
    <Field label="Written as">
      <Select small value={format} options={options} onPick={onFormat} />
    </Field>
  );
}

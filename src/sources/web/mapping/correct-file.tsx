import { t } from '@lingui/core/macro';
import type { Mapping, SuggestedGroup } from '#sources/schema.ts';
import { CurrencyField } from '#sources/web/mapping/currency-field.tsx';
import { delimiterWords, encodingWords, formatWords, optionsOf, quoteWords } from '#sources/web/mapping/file-words.ts';
import { type DateOrder, dateOrderOf, decimalOf, hasDateOrder, withDateOrder, withDecimal } from '#sources/web/mapping/stamps.ts';
import type { FileChoice, ImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { Field } from '#web/ui/field.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface CorrectFileProps {
  draft: ImportDraft;
  mapping: Mapping;
  company: { timeZone: string; currency: string };
}

/** Everything that was recognised about the file, each to be said otherwise. The rows below are read anew at once. */
export function CorrectFile({ draft, mapping, company }: CorrectFileProps) {
  return (
    <div className="correct">
      <HowItIsBuilt draft={draft} />
      <HowValuesAreWritten draft={draft} mapping={mapping} company={company} />
      <p className="cap" role="status">
        {draft.isRereading ? t`The file is being read anew.` : t`What you change here is read anew at once; nothing is written yet.`}
      </p>
    </div>
  );
}

function HowItIsBuilt({ draft }: { draft: ImportDraft }) {
  // What was chosen stays in its field, also where the file cannot be read that way: only so another choice is one.
  const file = { ...draft.group.file, ...draft.file } as SuggestedGroup['file'];
  const say = (choice: FileChoice) => draft.setFile({ ...draft.file, ...choice });
  return (
    <div className="correct-fields">
      <Pick label={t`Kind of file`} value={file.format} words={formatWords} onPick={(format) => say({ format: format as 'csv' })} />
      {file.format === 'csv' ? (
        <>
          <Pick label={t`Between cells`} value={file.delimiter} words={delimiterWords} onPick={(text) => say({ delimiter: text as ',' })} />
          <Pick label={t`Around cells`} value={file.quote} words={quoteWords} onPick={(quote) => say({ quote: quote as '"' })} />
        </>
      ) : null}
      {file.format === 'xlsx' ? (
        <SheetField file={file} onSheet={(sheet) => say({ sheet })} />
      ) : (
        <Pick
          label={t`Letters (encoding)`}
          value={file.encoding.toLowerCase()}
          words={encodingWords}
          onPick={(encoding) => say({ encoding: encoding as 'utf-8' })}
        />
      )}
      {file.format === 'jsonl' ? null : <HeaderRow row={file.headerRow} onRow={(headerRow) => say({ headerRow })} />}
    </div>
  );
}

function SheetField({ file, onSheet }: { file: SuggestedGroup['file']; onSheet: (sheet: string) => void }) {
  const sheets = file.sheets ?? (file.sheet ? [file.sheet] : []);
  return (
    <Field label={t`Sheet`}>
      <Select small value={file.sheet ?? ''} options={sheets.map((name) => ({ value: name, label: name }))} onPick={onSheet} />
    </Field>
  );
}

const headers = { row: t`a row names the columns`, none: t`no header` };

function HeaderRow({ row, onRow }: { row: number; onRow: (row: number) => void }) {
  return (
    <>
      <Pick label={t`Header`} value={row === 0 ? 'none' : 'row'} words={headers} onPick={(header) => onRow(header === 'none' ? 0 : 1)} />
      {row === 0 ? null : (
        <Field label={t`Names of the columns are in row`}>
          <TextInput
            small
            type="number"
            min={1}
            max={1000}
            value={row}
            onText={(text) => Number(text) >= 1 && Number(text) <= 1000 && onRow(Math.trunc(Number(text)))}
          />
        </Field>
      )}
    </>
  );
}

const zones = Intl.supportedValuesOf('timeZone');
const orders = { 'day-first': t`day first, as 16/11/2026`, 'month-first': t`month first, as 11/16/2026` };
const decimals = { '.': t`a point, as 1,200.50`, ',': t`a comma, as 1.200,50` };

function HowValuesAreWritten({ draft, mapping, company }: CorrectFileProps) {
  const zone = mapping.timeZone ?? company.timeZone;
  const zoneOptions = [...new Set([zone, 'UTC', ...zones])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
  const decimal = decimalOf(mapping);
  return (
    <div className="correct-fields">
      {hasDateOrder(mapping) ? (
        <Pick
          label={t`Days are written`}
          value={dateOrderOf(mapping) ?? ''}
          words={orders}
          onPick={(order) => draft.change(withDateOrder(mapping, order as DateOrder))}
        />
      ) : null}
      <Field label={t`Time zone`} hint={t`For times in the file that carry no offset.`}>
        <Select small value={zone} options={zoneOptions} onPick={(timeZone) => draft.change({ ...mapping, timeZone })} />
      </Field>
      {decimal ? (
        <>
          <Pick
            label={t`Decimals stand after`}
            value={decimal}
            words={decimals}
            onPick={(mark) => draft.change(withDecimal(mapping, mark as '.' | ','))}
          />
          <CurrencyField mapping={mapping} currency={company.currency} onChange={draft.change} />
        </>
      ) : null}
    </div>
  );
}

interface PickProps {
  label: string;
  value: string;
  words: Record<string, string>;
  onPick: (value: string) => void;
}

/** A select whose present value is always among the choices, whatever it is. */
function Pick({ label, value, words, onPick }: PickProps) {
  const known = optionsOf(words);
  const options = known.some((option) => option.value === value)
    ? known
    : [{ value, label: value || t`not the same everywhere` }, ...known];
  return (
    <Field label={label}>
      <Select small value={value} options={options} onPick={onPick} />
    </Field>
  );
}

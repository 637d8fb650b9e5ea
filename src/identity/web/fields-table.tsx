import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Empty } from '#web/ui/empty.tsx';
import type { PersonField } from './person-answers.ts';
import { SourceMark } from './source-mark.tsx';
import { sourceMarks } from './source-marks.ts';

const none: readonly string[] = [];

interface FieldsTableProps {
  fields: readonly PersonField[];
  dayWords: (at: string) => string;
  /** The names of fields that are withheld from this member’s role. */
  withheld?: readonly string[];
  /** Said where no source says anything. */
  nothing: string;
}

/** The values that hold, where each comes from and since when; values that gave way are struck. */
export function FieldsTable({ fields, withheld = none, dayWords, nothing }: FieldsTableProps) {
  if (fields.length === 0 && withheld.length === 0) return <Empty>{nothing}</Empty>;
  const sources = [...new Set(fields.flatMap((field) => field.sources.map(({ source }) => source)))];
  const marks = sourceMarks(sources);
  return (
    <>
      <table className="fields" aria-label={t`What we hold to be true`}>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field.name} field={field} marks={marks} dayWords={dayWords} />
          ))}
          {withheld.map((name) => (
            <tr key={`withheld ${name}`}>
              <th scope="row" className="quiet">
                <FieldName name={name} />
              </th>
              <td colSpan={2} className="quiet">
                <Trans>not shown to your role</Trans>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cap row wrap source-keys">
        {sources.map((source) => (
          <span key={source} className="nowrap">
            <SourceMark source={source} mark={marks.get(source)!} /> <span aria-hidden="true">{source}</span>
          </span>
        ))}
      </p>
    </>
  );
}

interface FieldRowProps {
  field: PersonField;
  /** Letters of each source by its name. */
  marks: ReadonlyMap<string, string>;
  dayWords: (at: string) => string;
}

function FieldRow({ field, marks, dayWords }: FieldRowProps) {
  const newest = field.sources
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return (
    <tr>
      <th scope="row" className="quiet">
        <FieldName name={field.name} />
      </th>
      <td>
        {field.value === '' ? (
          <span className="quiet">
            <Trans>empty</Trans>
          </span>
        ) : (
          field.value
        )}
        {field.losing.map((lost) => (
          <div key={`${lost.value} ${lost.source} ${lost.at}`} className="small quiet">
            <s>{lost.value}</s>, {lost.source}, {dayWords(lost.at)}
          </div>
        ))}
      </td>
      <td className="r nowrap">
        {field.sources.map(({ source }) => (
          <SourceMark key={source} source={source} mark={marks.get(source)!} />
        ))}
        {newest && <span className="micro quiet"> {dayWords(newest)}</span>}
      </td>
    </tr>
  );
}

/** Attributes are often called like_this: they may break after an underline. */
function FieldName({ name }: { name: string }) {
  return name.split(/(?<=_)/).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}

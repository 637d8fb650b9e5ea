import { useState } from 'react';
import type { Mapping, SuggestionAnswer } from '#sources/schema.ts';
import { withRole } from '#sources/web/mapping/change-role.ts';
import { ColumnDetail } from '#sources/web/mapping/column-detail.tsx';
import { type ColumnRole, roleChoices, roleOf } from '#sources/web/mapping/column-roles.ts';
import { filledInWords, plural } from '#sources/web/import-words.ts';
import { Door } from '#web/ui/door.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { State } from '#web/ui/state.tsx';
import { Cell, Column, Table } from '#web/ui/table.tsx';

type FileColumn = SuggestionAnswer['columns'][number];

interface ColumnTableProps {
  columns: readonly FileColumn[];
  /** The mapping that was suggested: a column still as suggested keeps its certainty. */
  suggested: Mapping;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

const shownAtFirst = 14;

/** Every column of the file, what is in it, what it becomes, and how sure that is. */
export function ColumnTable({ columns, suggested, mapping, onChange }: ColumnTableProps) {
  const [showsAll, setShowsAll] = useState(columns.length <= shownAtFirst + 2);
  const rows = columns.map((column) => ({ column, certainty: certaintyOf(column, suggested, mapping) }));
  const shown = showsAll ? rows : rows.filter((row, at) => at < shownAtFirst || row.certainty === 'look');
  const hidden = rows.filter((row) => !shown.includes(row));
  return (
    <Section name="Columns" hint={tally(rows)}>
      <Table label="Columns of the file" className="map">
        <thead>
          <tr>
            <Column>In the file</Column>
            <Column className="only-wide">Example</Column>
            <Column figures>Filled</Column>
            <Column className="only-wide">
              <span className="sr">to</span>
            </Column>
            <Column>Becomes</Column>
            <Column>
              <span className="sr">Certainty</span>
            </Column>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ column, certainty }) => (
            <ColumnRows key={column.name} column={column} certainty={certainty} mapping={mapping} onChange={onChange} />
          ))}
        </tbody>
      </Table>
      {hidden.length > 0 ? (
        <p className="cap">
          {plural(hidden.length, 'more column')}: {tally(hidden, false)}. <Door onClick={() => setShowsAll(true)}>Show them</Door>
        </p>
      ) : null}
    </Section>
  );
}

type Certainty = 'sure' | 'look' | 'left-out' | 'yours';

/** As suggested while the column still is what was suggested; afterwards it is the person's own choice. */
function certaintyOf(column: FileColumn, suggested: Mapping, mapping: Mapping): Certainty {
  const role = roleOf(mapping, column.name);
  if (mapping.shape === suggested.shape && role === roleOf(suggested, column.name)) return column.certainty;
  return role === 'left-out' ? 'left-out' : 'yours';
}

function tally(rows: readonly { certainty: Certainty }[], withTotal = true): string {
  const many = (certainty: Certainty) => rows.filter((row) => row.certainty === certainty).length;
  const parts = [
    [many('sure'), 'sure'],
    [many('yours'), 'chosen by you'],
    [many('look'), 'to look at'],
    [many('left-out'), 'left out'],
  ] as const;
  const words = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return withTotal ? `${plural(rows.length, 'column')}: ${words.join(', ')}` : words.join(', ');
}

interface ColumnRowsProps extends Pick<ColumnTableProps, 'mapping' | 'onChange'> {
  column: FileColumn;
  certainty: Certainty;
}

function ColumnRows({ column, certainty, mapping, onChange }: ColumnRowsProps) {
  const role = roleOf(mapping, column.name);
  const options = roleChoices(mapping.shape).map((choice) => ({ value: choice.role, label: choice.label }));
  return (
    <>
      <tr>
        <th scope="row">
          <span className="strong">{column.name}</span>
        </th>
        <Cell className="ex only-wide" title={column.example}>
          {column.example}
        </Cell>
        <Cell figures className="small quiet nowrap">
          {filledInWords(column.filledShare)}
        </Cell>
        <Cell className="arrow only-wide">
          <Icon name="arrow-right" small />
        </Cell>
        <Cell className={role === 'left-out' ? 'choice left-out' : 'choice'}>
          <Select
            small
            aria-label={`${column.name} becomes`}
            value={role}
            options={options}
            onPick={(next) => onChange(withRole(mapping, column.name, next as ColumnRole))}
          />
        </Cell>
        <Cell className="nowrap">
          <CertaintySign certainty={certainty} />
        </Cell>
      </tr>
      <ColumnDetail column={column} note={certainty === 'look' ? column.note : undefined} mapping={mapping} onChange={onChange} />
    </>
  );
}

function CertaintySign({ certainty }: { certainty: Certainty }) {
  if (certainty === 'sure') return <State is="good">Sure</State>;
  if (certainty === 'look') return <State is="risk">Look</State>;
  return certainty === 'yours' ? <State is="good">Yours</State> : <State is="unknown">Left out</State>;
}

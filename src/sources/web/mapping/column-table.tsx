import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { type Certainty, type FileColumn, certaintyOf, tally } from '#sources/web/mapping/certainty.ts';
import { ColumnRow } from '#sources/web/mapping/column-row.tsx';
import { roleOptions } from '#sources/web/mapping/role-options.ts';
import { UnansweredAnywhere } from '#sources/web/mapping/unanswered-anywhere.tsx';
import { Door } from '#web/ui/door.tsx';
import { Section } from '#web/ui/section.tsx';
import { Column, Table } from '#web/ui/table.tsx';

interface ColumnTableProps {
  columns: readonly FileColumn[];
  /** The mapping that was suggested: a column still as suggested keeps its certainty. */
  suggested: Mapping | null;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
  /** Said before the columns: what a row is. */
  children: ReactNode;
}

const shownAtFirst = 14;

/** Every column of the file, what is in it, what it becomes, and how sure that is. */
export function ColumnTable({ columns, suggested, mapping, onChange, children }: ColumnTableProps) {
  const [showsAll, setShowsAll] = useState(columns.length <= shownAtFirst + 2);
  const rows = columns.map((column) => ({ column, certainty: certaintyOf(column, suggested, mapping) }));
  const shown = showsAll ? rows : inView(rows);
  const hidden = rows.filter((row) => !shown.includes(row));
  const options = roleOptions(mapping);
  return (
    <Section name={t`Columns`} hint={tally(rows.map((row) => row.certainty))}>
      {children}
      <UnansweredAnywhere mapping={mapping} onChange={onChange} />
      <Table label={t`Columns of the file`} className="map columns">
        <ColumnHeads />
        <tbody>
          {shown.map(({ column, certainty }) => (
            <ColumnRow key={column.name} column={column} certainty={certainty} options={options} mapping={mapping} onChange={onChange} />
          ))}
        </tbody>
      </Table>
      {hidden.length > 0 ? (
        <p className="cap">
          {plural(hidden.length, { one: '#\u00a0more column', other: '#\u00a0more columns' })}:{' '}
          {tally(
            hidden.map((row) => row.certainty),
            false,
          )}
          .{' '}
          <Door onClick={() => setShowsAll(true)}>
            <Trans>Show them</Trans>
          </Door>
        </p>
      ) : null}
    </Section>
  );
}

/** The first ones that are read, and whatever is to be looked at; in a wide file those left out wait behind a door. */
function inView<Row extends { certainty: Certainty }>(rows: readonly Row[]): Row[] {
  const read = rows.filter((row) => row.certainty !== 'left-out');
  const first = new Set((rows.length > 40 ? read : rows).slice(0, shownAtFirst));
  return rows.filter((row) => first.has(row) || row.certainty === 'look' || row.certainty === 'yours');
}

function ColumnHeads() {
  return (
    <thead>
      <tr>
        <Column>
          <Trans>In the file</Trans>
        </Column>
        <Column>
          <Trans>Example</Trans>
        </Column>
        <Column figures>
          <Trans>Filled</Trans>
        </Column>
        <Column className="only-wide">
          <span className="sr">
            <Trans context="a column becomes">to</Trans>
          </span>
        </Column>
        <Column>
          <Trans>Becomes</Trans>
        </Column>
        <Column>
          <span className="sr">
            <Trans>Certainty</Trans>
          </span>
        </Column>
      </tr>
    </thead>
  );
}

import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { someObject } from '#sources/web/preview/object-words.ts';
import { type PreviewRow, type ValueColumn, valueColumns } from '#sources/web/preview/value-columns.ts';
import { Door } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';

interface PreviewRowsProps {
  rows: readonly PreviewRow[];
  /** The names of the file's columns, in their order. */
  header: readonly string[];
  timeZone: string;
  isStale: boolean;
}

const shownAtFirst = 20;

/** The first rows of the file as they will become, refused ones with their reason. */
export function PreviewRows({ rows, header, timeZone, isStale }: PreviewRowsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const columns = valueColumns(rows, header);
  const shown = showsAll ? rows : rows.filter((row, at) => at < shownAtFirst || row.outcome === 'refused');
  const number = shown.length;
  return (
    <Section
      name={t`The first rows as they will become`}
      hint={isStale ? t`being read anew` : t`${number} shown, times in ${timeZone}`}
      className="mt8"
      id="rows"
    >
      {rows.length === 0 ? (
        <p className="quiet">
          <Trans>The file has a header and no rows.</Trans>
        </p>
      ) : null}
      <Table label={t`Preview of rows`} className={isStale ? 'pv is-stale' : 'pv'}>
        <thead>
          <tr>
            <Column>
              <span className="sr">
                <Trans>Outcome</Trans>
              </span>
            </Column>
            <Column figures>
              <Trans>Row</Trans>
            </Column>
            {columns.map((column) => (
              <Column key={column.head} className="value" title={column.head}>
                {column.head}
              </Column>
            ))}
            <Column>
              <Trans>What becomes of it</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, at) => (
            // Several files have a row 2 each: the place in the list tells them apart.
            <PreviewRowCells key={at} row={row} columns={columns} timeZone={timeZone} />
          ))}
        </tbody>
      </Table>
      {shown.length < rows.length ? (
        <p className="cap">
          {plural(rows.length - shown.length, { one: '# more was read.', other: '# more were read.' })}{' '}
          <Door onClick={() => setShowsAll(true)}>
            <Trans>Show them</Trans>
          </Door>
        </p>
      ) : null}
    </Section>
  );
}

const outcomes = {
  new: { word: t`New`, tone: 'j' },
  changed: { word: t`Changed`, tone: 's' },
  same: { word: t`Same`, tone: 'quiet' },
  refused: { word: t`Refused`, tone: 'broken' },
} as const;

function PreviewRowCells({ row, columns, timeZone }: { row: PreviewRow; columns: readonly ValueColumn[]; timeZone: string }) {
  const { word, tone } = outcomes[row.outcome];
  // A refused row comes without its values: "empty" would be untrue, and its reason takes their place.
  const isUnread = row.outcome === 'refused' && columns.every((column) => column.of(row) === '');
  return (
    <Row refused={row.outcome === 'refused'} className={row.outcome}>
      <Cell className={`strong ${tone}`}>{word}</Cell>
      <Cell figures className="quiet">
        {row.row}
      </Cell>
      {isUnread ? (
        <Cell className="soft why" colSpan={columns.length + 1}>
          {row.reason}
        </Cell>
      ) : (
        <>
          {columns.map((column) => (
            <Cell key={column.head} className="value" title={column.of(row)}>
              {column.of(row) || (
                <span className="quiet">
                  <Trans>empty</Trans>
                </span>
              )}
            </Cell>
          ))}
          <Cell className="soft why">{row.reason ?? <Facts row={row} timeZone={timeZone} />}</Cell>
        </>
      )}
    </Row>
  );
}

const factWords: Record<string, string> = { 'handoff-offered': t`Handoff offered`, 'follow-up': t`Follow-up` };

function Facts({ row, timeZone }: { row: PreviewRow; timeZone: string }) {
  if (row.facts.length === 0) return <>{row.outcome === 'same' ? t`nothing new` : someObject(row.object ?? 'person')}</>;
  return (
    <>
      {row.facts.map((fact, at) => (
        <span key={at} className="fact">
          <FactName kind={fact.kind} label={fact.label} /> <span className="quiet">{moment(fact.occurredAt, timeZone)}</span>
          {/* Behind it, so that no line begins with a comma. */}
          {at < row.facts.length - 1 ? ', ' : ''}
        </span>
      ))}
    </>
  );
}

function FactName({ kind, label }: { kind: string; label: string }) {
  if (kind === 'touch')
    return (
      <>
        <Trans>touch: {label}</Trans>
      </>
    );
  return <span className="strong">{factWords[kind] ?? label}</span>;
}

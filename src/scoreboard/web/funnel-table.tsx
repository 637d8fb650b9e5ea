import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Bar } from '#web/charts/hatched-bar.tsx';
import { percentWords } from '#web/charts/wait-words.ts';
import { count } from '#web/ui/formats.ts';
import { FigureDoor } from './figure-door.tsx';
import type { FunnelCell, FunnelRow, FunnelView } from './funnel-view.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface FunnelTableProps {
  view: FunnelView;
  label: string;
  exitsHead: string;
  place: ScoreboardPlace;
}

/** Stages down, cohorts across; each figure a door, a bar that compares cohorts within the stage, and its share. */
export function FunnelTable({ view, label, exitsHead, place }: FunnelTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="funnel" style={{ minWidth: 160 + view.columns.length * 168 }}>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t`Stage`}</span>
            </th>
            {view.columns.map((column) => (
              <th key={column.key} scope="col" className={isEverybody(column, view) ? 'everybody' : undefined}>
                <b>{column.name}</b> {column.note && <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.stages.map((row) => (
            <StageRow key={row.stage} row={row} view={view} place={place} />
          ))}
        </tbody>
        {view.exits.length > 0 && (
          <tbody className="exits">
            <tr>
              <th scope="rowgroup" colSpan={view.columns.length + 1}>
                <span className="stays">{exitsHead}</span>
              </th>
            </tr>
            {view.exits.map((row) => (
              <StageRow key={row.stage} row={row} view={view} place={place} />
            ))}
          </tbody>
        )}
      </table>
    </div>
  );
}

/** Beside its cohorts the column of everybody has no bars and needs less room. */
function isEverybody(column: FunnelView['columns'][number], view: FunnelView): boolean {
  return column.key === 'all' && view.columns.length > 1;
}

function StageRow({ row, view, place }: { row: FunnelRow } & Pick<FunnelTableProps, 'view' | 'place'>) {
  return (
    <tr>
      <th scope="row">{row.stage}</th>
      {row.cells.map((cell, index) => (
        <td key={view.columns[index]!.key}>
          {cell.notDue ? (
            <span className="not-due">
              <Trans>not due yet</Trans>
            </span>
          ) : (
            <div className="funnel-cell">
              <span className="funnel-count">
                <Count row={row} column={view.columns[index]!} people={cell.people} place={place} />
              </span>
              <span className="funnel-bar">
                {cell.bar !== null && <Bar share={cell.bar} team={row.team} hatched={cell.runs} reserve={52} />}
                <Share cell={cell} />
              </span>
            </div>
          )}
        </td>
      ))}
    </tr>
  );
}

function Share({ cell }: { cell: FunnelCell }) {
  if (cell.share === null)
    return cell.runs ? (
      <span className="sr">
        <Trans>still growing</Trans>
      </span>
    ) : null;
  return (
    <span className="funnel-share">
      {percentWords(cell.share)}
      {cell.runs && (
        <span className="sr">
          <Trans>, still growing</Trans>
        </span>
      )}
    </span>
  );
}

interface CountProps {
  row: FunnelRow;
  column: FunnelView['columns'][number];
  people: number;
  place: ScoreboardPlace;
}

function Count({ row, column, people, place }: CountProps) {
  const figure = { measure: 'funnel', figure: row.stage, cohort: column.key === 'all' ? null : column.key } as const;
  return (
    <FigureDoor place={place} figure={figure} says={`${row.stage}, ${column.name}`}>
      {count(people)}
    </FigureDoor>
  );
}

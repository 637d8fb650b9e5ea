import type { ReactNode } from 'react';
import { Bar } from '#web/charts/hatched-bar.tsx';
import { percentWords } from '#web/charts/wait-words.ts';
import type { FunnelCell, FunnelRow, FunnelView } from './funnel-view.ts';

interface FunnelTableProps {
  view: FunnelView;
  label: string;
  exitsHead: string;
  /** The door behind one figure. */
  door: (stage: string, column: FunnelView['columns'][number], people: number) => ReactNode;
}

/** Stages down, cohorts across; each figure a door, a bar that compares cohorts within the stage, and its share. */
export function FunnelTable({ view, label, exitsHead, door }: FunnelTableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className="funnel" style={{ minWidth: 160 + view.columns.length * 168 }}>
        <thead>
          <tr>
            <th scope="col"><span className="sr">Stage</span></th>
            {view.columns.map((column) => (
              <th key={column.key} scope="col">
                <b>{column.name}</b> {column.note && <small>{column.note}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{view.stages.map((row) => <StageRow key={row.stage} row={row} view={view} door={door} />)}</tbody>
        {view.exits.length > 0 && (
          <tbody className="exits">
            <tr>
              <th scope="rowgroup" colSpan={view.columns.length + 1}><span className="stays">{exitsHead}</span></th>
            </tr>
            {view.exits.map((row) => <StageRow key={row.stage} row={row} view={view} door={door} />)}
          </tbody>
        )}
      </table>
    </div>
  );
}

function StageRow({ row, view, door }: { row: FunnelRow } & Pick<FunnelTableProps, 'view' | 'door'>) {
  return (
    <tr>
      <th scope="row">{row.stage}</th>
      {row.cells.map((cell, index) => (
        <td key={view.columns[index]!.key}>
          {cell.notDue ? <span className="not-due">not due yet</span> : <div className="funnel-cell">
            <span className="funnel-count">{door(row.stage, view.columns[index]!, cell.people)}</span>
            <span className="funnel-bar">
              <Bar share={cell.bar} team={row.team} hatched={cell.runs} reserve={52} />
              <Share cell={cell} />
            </span>
          </div>}
        </td>
      ))}
    </tr>
  );
}

function Share({ cell }: { cell: FunnelCell }) {
  if (cell.share === null) return cell.runs ? <span className="sr">still growing</span> : null;
  return (
    <span className="funnel-share">
      {percentWords(cell.share)}
      {cell.runs && <span className="sr">, still growing</span>}
    </span>
  );
}

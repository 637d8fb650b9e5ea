import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import './charts.css';
import { intervalScale } from './interval-geometry.ts';
import type { IntervalScale, IntervalShare } from './interval-geometry.ts';
import { useWidth } from './use-width.ts';
import { percentFigure, percentWords } from './wait-words.ts';

/** One row: what it is, its share with interval (null: nobody to take a share of), and the door to "k of n". */
export interface IntervalRow {
  key: string;
  label: string;
  share: IntervalShare | null;
  of: ReactNode;
  /** Fewer than five: no mark is drawn. */
  tooFew: boolean;
}

interface IntervalTableProps {
  name: string;
  heads: { label: string; share: string; of: string };
  rows: readonly IntervalRow[];
}

/** Dots with their Wilson intervals on one common scale from zero, in a table that is its own data table. */
export function IntervalTable({ name, heads, rows }: IntervalTableProps) {
  const [plot, width] = useWidth<HTMLTableCellElement>();
  const scale = intervalScale(
    rows.map((row) => (row.tooFew ? null : row.share)),
    Math.max(width, 60),
  );
  return (
    <table className="interval-table" aria-label={name}>
      <thead>
        <tr>
          <th scope="col" className="label">
            {heads.label}
          </th>
          <th scope="col" ref={plot}>
            {heads.share}
          </th>
          <th scope="col" className="share">
            <span className="sr">{t`Share and 95 % interval`}</span>
          </th>
          <th scope="col" className="of">
            {heads.of}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.key} row={row} scale={scale} />
        ))}
      </tbody>
      <tfoot aria-hidden="true">
        <tr>
          <td colSpan={4} className="axis">
            {width > 0 && <Axis scale={scale} />}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function Row({ row, scale }: { row: IntervalRow; scale: IntervalScale }) {
  return (
    <tr>
      <th scope="row">{row.label}</th>
      <td>
        <Dot row={row} scale={scale} />
      </td>
      <td className="share">
        {row.share && !row.tooFew ? (
          <ShareWords share={row.share} />
        ) : (
          <small>
            <Trans>too few to say</Trans>
          </small>
        )}
      </td>
      <td className="of">{row.of}</td>
    </tr>
  );
}

function ShareWords({ share }: { share: IntervalShare }) {
  return (
    <>
      <b>{percentWords(share.share)}</b> <small>{`${percentFigure(share.low)}–${percentFigure(share.high)}`}</small>
    </>
  );
}

function Dot({ row, scale }: { row: IntervalRow; scale: IntervalScale }) {
  return (
    <svg width={scale.width} height="36" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <line key={tick.share} x1={tick.x} x2={tick.x} y1="0" y2="36" stroke={tick.share === 0 ? 'var(--axis)' : 'var(--grid)'} />
      ))}
      {row.share && !row.tooFew && (
        <>
          <rect
            x={scale.x(row.share.low)}
            y="14"
            width={scale.x(row.share.high) - scale.x(row.share.low)}
            height="8"
            rx="4"
            fill="var(--joint-1)"
          />
          <rect
            x={scale.x(row.share.share) - 4}
            y="14"
            width="8"
            height="8"
            fill="var(--joint)"
            transform={`rotate(45 ${scale.x(row.share.share)} 18)`}
          />
        </>
      )}
    </svg>
  );
}

function Axis({ scale }: { scale: IntervalScale }) {
  return (
    <svg width={scale.width} height="18" aria-hidden="true">
      {scale.ticks.map((tick) => (
        <text key={tick.share} className="chart-text" x={tick.x} y="14" textAnchor={tick.share === 0 ? 'start' : 'middle'}>
          {tick.label}
        </text>
      ))}
    </svg>
  );
}

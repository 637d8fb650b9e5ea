import { t } from '@lingui/core/macro';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import './charts.css';
import { useWidth } from './use-width.ts';

/** The figures of a chart, in words, as they stand behind its door. */
export interface ChartData {
  columns: readonly string[];
  rows: readonly (readonly string[])[];
}

interface ChartFigureProps {
  /** What to think or not to think. */
  caption: ReactNode;
  data: ChartData;
  /** Draws the chart at the measured width, in pixels. */
  children: (width: number) => ReactNode;
  minHeight?: number;
}

/** A chart with its caption and, behind a door, the table of what it draws. */
export function ChartFigure({ caption, data, children, minHeight = 40 }: ChartFigureProps) {
  const [plot, width] = useWidth<HTMLDivElement>();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <figure className="chart">
      <div className="chart-plot" ref={plot} style={{ minHeight }}>
        {width > 0 && children(width)}
      </div>
      <figcaption className="chart-foot">
        <p>{caption}</p>
        <button type="button" className="chart-door" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {open ? t`Hide the table` : t`Show as a table`}
        </button>
      </figcaption>
      <div id={id}>{open && <DataTable data={data} />}</div>
    </figure>
  );
}

function DataTable({ data }: { data: ChartData }) {
  const columns = data.columns.join(', ');
  return (
    <div className="chart-data" tabIndex={0} role="region" aria-label={t`Table: ${columns}`}>
      <table>
        <thead>
          <tr>
            {data.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={data.columns[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

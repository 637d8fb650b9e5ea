import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChartFigure } from './chart-figure.tsx';
import { dayAfter, paceGeometry, type PaceGeometry } from './pace-geometry.ts';
import { shortDay } from './short-day.ts';

interface PaceChartProps {
  /** The sum at the end of each day so far, from the first day on. */
  days: readonly number[];
  /** The same of the whole period before; empty where none is known. */
  before: readonly number[];
  /** The first and the last day of the period. */
  from: string;
  to: string;
  words: (value: number) => string;
  caption: string;
}

const height = 196;

/** How a sum grows through a period, beside the one before it. */
export function PaceChart({ days, before, from, to, words, caption }: PaceChartProps) {
  const rows = days.map((value, day) => [dayOnly(dayAfter(from, day)), words(value), day < before.length ? words(before[day]!) : '–']);
  return (
    <ChartFigure caption={caption} data={{ columns: [t`End of`, t`so far`, t`the period before`], rows }} minHeight={height}>
      {(width) => <Drawing drawn={paceGeometry({ days, before, from, to }, width, height)} words={words} />}
    </ChartFigure>
  );
}

/** The year is said above. */
const dayOnly = (day: string) => shortDay(day, day);

function Drawing({ drawn, words }: { drawn: PaceGeometry; words: (value: number) => string }) {
  const soFar = words(drawn.now.value);
  const last = drawn.last && words(drawn.last.value);
  const label = last ? t`Won so far: ${soFar}, the period before ended at ${last}` : t`Won so far: ${soFar}`;
  return (
    <svg width={drawn.width} height={height} viewBox={`0 0 ${drawn.width} ${height}`} role="img" aria-label={label}>
      {drawn.levels.map((y) => (
        <line key={y} x1="0" x2={drawn.width} y1={y} y2={y} stroke="var(--grid)" />
      ))}
      {drawn.last && <path d={drawn.beforePath} fill="none" stroke="var(--series-quiet)" strokeWidth="1.5" />}
      <path d={drawn.path} fill="none" stroke="var(--joint)" strokeWidth="2.5" strokeLinejoin="round" />
      <circle cx={drawn.now.x} cy={drawn.now.y} r="4" fill="var(--joint)" />
      <text className="joint" x={drawn.now.x + drawn.now.dx} y={drawn.now.y - 9} textAnchor={drawn.now.anchor}>
        <Trans>{soFar} today</Trans>
      </text>
      {drawn.last && (
        <text x={drawn.width} y={drawn.last.labelY} textAnchor="end">
          <Trans>last {last}</Trans>
        </text>
      )}
      {drawn.ticks.map((tick) => (
        <text key={tick.day} x={tick.x} y={height - 4} textAnchor={tick.anchor}>
          {dayOnly(tick.day)}
        </text>
      ))}
    </svg>
  );
}

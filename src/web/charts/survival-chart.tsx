import { t } from '@lingui/core/macro';
import { ChartFigure } from './chart-figure.tsx';
import { survivalGeometry } from './survival-geometry.ts';
import type { SurvivalGeometry, SurvivalPoint } from './survival-geometry.ts';
import { percentFigure, waitWords } from './wait-words.ts';
import type { WaitClock } from './wait-words.ts';

interface SurvivalChartProps {
  points: readonly SurvivalPoint[];
  medianSeconds: number | null;
  clock: WaitClock;
  caption: string;
}

/** The share still waiting for a first follow-up, over a logarithmic wait axis, with its 95 % band and the median marked. */
export function SurvivalChart({ points, medianSeconds, clock, caption }: SurvivalChartProps) {
  return (
    <ChartFigure caption={caption} data={survivalData(points, clock)} minHeight={272}>
      {(width) => <Drawing drawn={survivalGeometry(points, medianSeconds, width, 272, clock)} sentence={sentence(medianSeconds, clock)} />}
    </ChartFigure>
  );
}

function sentence(medianSeconds: number | null, clock: WaitClock): string {
  const what =
    clock === 'wall'
      ? t`Share of leads still waiting for a first follow-up, by the wall clock.`
      : t`Share of leads still waiting for a first follow-up, by business hours.`;
  if (medianSeconds === null) return `${what} ${t`Half is not reached.`}`;
  const wait = waitWords(medianSeconds, clock);
  return `${what} ${t`Half are followed up within ${wait}.`}`;
}

function Drawing({ drawn, sentence: label }: { drawn: SurvivalGeometry; sentence: string }) {
  return (
    <svg width={drawn.width} height={drawn.height} viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={label}>
      <Levels drawn={drawn} />
      <path d={drawn.bandPath} fill="var(--sales-1)" opacity="0.75" />
      <path d={drawn.linePath} fill="none" stroke="var(--sales-3)" strokeWidth="2.2" strokeLinejoin="round" />
      {drawn.median && <MedianMark median={drawn.median} />}
      {drawn.ticks.map((tick, index) => (
        <text key={tick.seconds} x={tick.x} y={drawn.height - 6} textAnchor={tickAnchor(tick.x, index, drawn.plotWidth)}>
          {tick.label}
        </text>
      ))}
    </svg>
  );
}

function tickAnchor(x: number, index: number, plotWidth: number): 'start' | 'middle' | 'end' {
  if (index === 0 && x < 16) return 'start';
  return x > plotWidth - 12 ? 'end' : 'middle';
}

function Levels({ drawn }: { drawn: SurvivalGeometry }) {
  return (
    <>
      <line x1="0" x2={drawn.plotWidth} y1={drawn.floor} y2={drawn.floor} stroke="var(--axis)" />
      {drawn.levels.map((level) => (
        <g key={level.label}>
          <line x1="0" x2={drawn.plotWidth} y1={level.y} y2={level.y} stroke="var(--grid)" />
          <text x={drawn.plotWidth + 6} y={level.y + 4}>
            {level.label}
          </text>
        </g>
      ))}
    </>
  );
}

function MedianMark({ median }: { median: NonNullable<SurvivalGeometry['median']> }) {
  return (
    <>
      <rect x={median.x - 4} y={median.y - 4} width="8" height="8" rx="1.5" fill="var(--sales-4)" />
      <text className="sales" x={median.labelX} y={median.labelY} textAnchor={median.anchor}>
        {median.label}
      </text>
    </>
  );
}

/** Behind the door: every step up to forty, else forty of them, evenly taken. */
function survivalData(points: readonly SurvivalPoint[], clock: WaitClock) {
  const every = Math.max(1, Math.ceil(points.length / 40));
  const shown = points.filter((_, index) => index % every === 0 || index === points.length - 1);
  return {
    columns: [t`After`, t`still waiting, %`, t`95 % from`, t({ message: 'to', context: 'upper end' })],
    rows: shown.map((point) => [
      waitWords(point.seconds, clock),
      percentFigure(point.waiting),
      percentFigure(point.low),
      percentFigure(point.high),
    ]),
  };
}

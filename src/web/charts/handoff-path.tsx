import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { ChartFigure } from './chart-figure.tsx';
import { lyingPath, pathRoom, standingPath } from './path-geometry.ts';
import type { PathGeometry, PathStretch, PlacedMoment } from './path-geometry.ts';
import { gatherMoments } from './path-moments.ts';
import type { PathMoment } from './path-moments.ts';

interface HandoffPathProps {
  moments: readonly PathMoment[];
  /** The whole way as one sentence, for those who hear it. */
  sentence: string;
}

const laneNames = { marketing: t`marketing`, sales: t`sales` };

/** Marketing's line and sales' line with the moments that decided; upright on a phone. Evenly in order, not by time. */
export function HandoffPath({ moments, sentence }: HandoffPathProps) {
  const data = { columns: [t`What`, t`when`, t`side`], rows: moments.map((each) => [each.title, each.detail, laneNames[each.lane]]) };
  return (
    <ChartFigure caption={t`In order, not to the scale of time.`} data={data} minHeight={168}>
      {(width) => <Drawing drawn={layOut(moments, width)} sentence={sentence} />}
    </ChartFigure>
  );
}

function layOut(moments: readonly PathMoment[], width: number): PathGeometry {
  return width < 560 ? standingPath(gatherMoments(moments, 9), width) : lyingPath(gatherMoments(moments, pathRoom(width)), width);
}

function Drawing({ drawn, sentence }: { drawn: PathGeometry; sentence: string }) {
  const id = useId();
  return (
    <svg width={drawn.width} height={drawn.height} viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={sentence}>
      <defs>
        <linearGradient id={id} gradientUnits="userSpaceOnUse" {...gradientLine(drawn)}>
          <stop offset="0.3" stopColor="var(--marketing)" />
          <stop offset="0.7" stopColor="var(--sales)" />
        </linearGradient>
      </defs>
      <Lanes drawn={drawn} />
      {drawn.stretches.map((stretch, index) => (
        <path key={index} d={stretch.d} fill="none" strokeLinecap="round" {...strokeOf(stretch, id)} />
      ))}
      {drawn.moments.map((placed, index) => (
        <Moment key={index} placed={placed} />
      ))}
    </svg>
  );
}

function gradientLine({ lanes, upright }: PathGeometry) {
  return upright ? { x1: lanes.marketing, x2: lanes.sales, y1: 0, y2: 0 } : { x1: 0, x2: 0, y1: lanes.marketing, y2: lanes.sales };
}

/** What is ahead is dashed: nobody has gone there yet. */
function strokeOf({ side }: PathStretch, gradient: string) {
  if (side === 'ahead') return { stroke: 'var(--joint)', strokeWidth: 3, strokeDasharray: '2 6' };
  return { stroke: side === 'marketing' || side === 'sales' ? `var(--${side})` : `url(#${gradient})`, strokeWidth: 4 };
}

function Lanes({ drawn: { lanes, upright, width, height } }: { drawn: PathGeometry }) {
  if (upright) {
    return (
      <>
        <text className="marketing" x="0" y="14">
          <Trans>Marketing</Trans>
        </text>
        <text className="sales" x="64" y="14">
          <Trans>Sales</Trans>
        </text>
        <line x1={lanes.marketing} x2={lanes.marketing} y1="24" y2={height} stroke="var(--rule)" />
        <line x1={lanes.sales} x2={lanes.sales} y1="24" y2={height} stroke="var(--rule)" />
      </>
    );
  }
  return (
    <>
      <text className="marketing" x="0" y={lanes.marketing + 4}>
        <Trans>Marketing</Trans>
      </text>
      <text className="sales" x="0" y={lanes.sales + 4}>
        <Trans>Sales</Trans>
      </text>
      <line x1="84" x2={width} y1={lanes.marketing} y2={lanes.marketing} stroke="var(--rule)" />
      <line x1="84" x2={width} y1={lanes.sales} y2={lanes.sales} stroke="var(--rule)" />
    </>
  );
}

function Moment({ placed }: { placed: PlacedMoment }) {
  const { moment, textX, textY, anchor } = placed;
  return (
    <g>
      <Mark placed={placed} />
      <text className={moment.kind === 'pending' ? 'sales' : 'name'} x={textX} y={textY} textAnchor={anchor}>
        {moment.title}
      </text>
      <text x={textX} y={textY + 14} textAnchor={anchor}>
        {moment.detail}
      </text>
    </g>
  );
}

/** Marketing is a circle, sales a square, what both share a diamond, an end without a win an open square. */
function Mark({ placed: { moment, x, y } }: { placed: PlacedMoment }) {
  const edge = { stroke: 'var(--bg)', strokeWidth: 2 };
  if (moment.kind === 'offered' || moment.kind === 'won') {
    return <rect x={x - 5} y={y - 5} width="10" height="10" fill="var(--joint)" transform={`rotate(45 ${x} ${y})`} {...edge} />;
  }
  if (moment.kind === 'lost') {
    return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" rx="2.5" fill="var(--bg)" stroke="var(--unknown)" strokeWidth="2" />;
  }
  if (moment.kind === 'pending') {
    return (
      <rect
        x={x - 6}
        y={y - 6}
        width="12"
        height="12"
        rx="3"
        fill="var(--bg)"
        stroke="var(--sales)"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
    );
  }
  if (moment.kind === 'gathered') {
    return <rect x={x - 9} y={y - 4} width="18" height="8" rx="4" fill={`var(--${moment.lane})`} {...edge} />;
  }
  if (moment.lane === 'marketing') return <circle cx={x} cy={y} r="5.5" fill="var(--marketing)" {...edge} />;
  return <rect x={x - 5.5} y={y - 5.5} width="11" height="11" rx="2.5" fill="var(--sales)" {...edge} />;
}

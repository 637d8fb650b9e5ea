/** Whose work a bar shows. */
export type BarTeam = 'marketing' | 'sales' | 'joint' | 'none';

const colour: Record<BarTeam, string> = {
  marketing: 'var(--marketing)',
  sales: 'var(--sales)',
  joint: 'var(--joint)',
  none: 'var(--series-quiet)',
};
const pale: Record<BarTeam, string> = {
  marketing: 'var(--marketing-2)',
  sales: 'var(--sales-2)',
  joint: 'var(--joint-2)',
  none: 'var(--rule-2)',
};
const teams = Object.keys(colour) as BarTeam[];

/** The hatchings that say "the window still runs". Place it once on a page that draws bars. */
export function HatchPatterns() {
  return (
    <svg className="hatch-patterns" aria-hidden="true">
      <defs>
        {teams.map((team) => (
          <pattern key={team} id={`hatch-${team}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="5" height="5" fill="var(--surface)" />
            <rect width="2" height="5" fill={pale[team]} />
          </pattern>
        ))}
      </defs>
    </svg>
  );
}

interface BarProps {
  /** Of the room it is given, 0 to 1. */
  share: number;
  team: BarTeam;
  /** The figure can still grow. */
  hatched?: boolean;
  /** Pixels kept free beside the bar for its words. */
  reserve?: number;
}

/** One bar, beside the figure that it draws; it says nothing a reader of the figure does not know. */
export function Bar({ share, team, hatched = false, reserve = 0 }: BarProps) {
  if (share <= 0) return null;
  return (
    <svg
      className={hatched ? 'chart-bar hatched' : 'chart-bar'}
      style={{ width: `calc((100% - ${reserve}px) * ${share})`, borderColor: hatched ? colour[team] : undefined }}
      aria-hidden="true"
    >
      <rect width="100%" height="100%" fill={hatched ? `url(#hatch-${team})` : colour[team]} />
    </svg>
  );
}

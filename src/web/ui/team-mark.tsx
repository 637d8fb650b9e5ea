import type { Side } from '#web/ui/side.ts';

const shapes: Record<string, string> = { marketing: 'dot', sales: 'dot sl', joint: 'dot jt' };

/** The small mark of a team: circle, square, diamond, or a quiet ring for every other. Always beside its word. */
export function TeamMark({ team }: { team: Side | (string & {}) }) {
  return <span className={shapes[team] ?? 'dot op'} aria-hidden="true" />;
}

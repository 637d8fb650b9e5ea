import { t } from '@lingui/core/macro';
/** One key moment of a person's way between the two teams. */
export interface PathMoment {
  /** ISO 8601 with offset. */
  at: string;
  kind: 'captured' | 'touch' | 'offered' | 'follow-up' | 'stage' | 'won' | 'lost' | 'gathered' | 'pending';
  title: string;
  detail: string;
  /** On which of the two lines it stands. A handoff is offered on marketing's line. */
  lane: 'marketing' | 'sales';
}

/**
 * Shortens a path to at most `room` moments: runs of plain stages and touches between the ones that decide
 * (captured, offered, follow-up, won, lost) are gathered into one, "3 more", the longest run first.
 * What decides is never gathered; first and last always stay.
 */
export function gatherMoments(moments: readonly PathMoment[], room: number): PathMoment[] {
  let shown = [...moments];
  while (shown.length > Math.max(room, 2)) {
    const run = longestRun(shown);
    if (!run) return keepEnds(shown, Math.max(room, 2));
    const gathered = shown.slice(run.from, run.to + 1);
    shown = [...shown.slice(0, run.from), gather(gathered), ...shown.slice(run.to + 1)];
  }
  return shown;
}

const plain = new Set<PathMoment['kind']>(['stage', 'touch']);

function longestRun(moments: readonly PathMoment[]): { from: number; to: number } | null {
  let best: { from: number; to: number } | null = null;
  for (let from = 1; from < moments.length - 1; from++) {
    let to = from;
    while (to < moments.length - 1 && plain.has(moments[to]!.kind) && moments[to]!.lane === moments[from]!.lane) to++;
    if (to - from >= 2 && (!best || to - 1 - from > best.to - best.from)) best = { from, to: to - 1 };
  }
  return best;
}

function gather(moments: readonly PathMoment[]): PathMoment {
  const more = moments.length;
  const { title } = moments[0]!;
  return { ...moments[0]!, kind: 'gathered', title: t`${more} more`, detail: t`${title} and on` };
}

/** The last resort, for someone handed over dozens of times: the beginning, a gap that says how many, and the end. */
function keepEnds(moments: readonly PathMoment[], room: number): PathMoment[] {
  const head = Math.max(1, Math.floor((room - 1) / 2));
  const tail = Math.max(1, room - 1 - head);
  const middle = moments.slice(head, moments.length - tail);
  if (middle.length < 2) return [...moments];
  return [...moments.slice(0, head), { ...gather(middle), detail: t`in the timeline below` }, ...moments.slice(moments.length - tail)];
}

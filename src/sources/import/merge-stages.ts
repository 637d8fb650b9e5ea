import { refuse, type Outcome } from '#kernel/problem.ts';
import type { StageMeaning } from '../mapping/mapping-schema.ts';

export interface Stage {
  name: string;
  meaning: StageMeaning;
}

/**
 * Brings the stages of a mapping into the company's own order: known ones stay where they are, a new one goes behind
 * the one that the mapping has before it, or in front of the one that it has behind it.
 */
export function mergeStages(known: readonly Stage[], wanted: readonly Stage[]): Outcome<{ stages: Stage[] }> {
  const stages = [...known];
  for (const [at, stage] of wanted.entries()) {
    const same = stages.find((other) => other.name === stage.name);
    if (same && same.meaning !== stage.meaning) {
      return refuse(
        'conflict',
        'stage-means-two',
        `The stage ${stage.name} means ${same.meaning} here, and ${stage.meaning} in this mapping.`,
        {
          where: `stages.${at}`,
          accepted: `${same.meaning}, or another name`,
        },
      );
    }
    if (!same) stages.splice(placeFor(stages, wanted, at), 0, stage);
  }
  return { ok: true, stages };
}

function placeFor(stages: readonly Stage[], wanted: readonly Stage[], at: number): number {
  const placeOf = (name: string | undefined) => stages.findIndex((stage) => stage.name === name);
  const before = placeOf(wanted[at - 1]?.name);
  if (before >= 0) return before + 1;
  const behind = wanted
    .slice(at + 1)
    .map((stage) => placeOf(stage.name))
    .filter((place) => place >= 0);
  return behind.length > 0 ? Math.min(...behind) : stages.length;
}

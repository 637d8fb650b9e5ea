import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';
import type { StageMeaning } from '../mapping/mapping-schema.ts';

export interface Stage {
  name: string;
  meaning: StageMeaning;
}

/**
 * Brings the stages of a mapping into the company's own order: known ones stay where they are, a new one goes behind
 * the last one that the mapping has before it, or in front of the first one that it has behind it.
 * @param wanted in the mapping's order; one without a meaning is not made, but says where others belong.
 */
export function mergeStages(
  known: readonly Stage[],
  wanted: readonly { name: string; meaning: StageMeaning | null }[],
): Outcome<{ stages: Stage[] }> {
  const stages = [...known];
  for (const [at, { name, meaning }] of wanted.entries()) {
    if (meaning === null) continue;
    const same = stages.find((other) => other.name === name);
    if (same && same.meaning !== meaning) {
      return refuse('conflict', 'stage-means-two', t`The stage ${name} means ${same.meaning} here, and ${meaning} in this mapping.`, {
        where: `stages.${at}`,
        accepted: t`${same.meaning}, or another name`,
      });
    }
    const names = wanted.map((stage) => stage.name);
    if (!same) stages.splice(placeFor(stages, meaning, names.slice(0, at), names.slice(at + 1)), 0, { name, meaning });
  }
  return { ok: true, stages };
}

function placeFor(stages: readonly Stage[], meaning: StageMeaning, before: readonly string[], behind: readonly string[]): number {
  const placesOf = (names: readonly string[]) =>
    names.map((name) => stages.findIndex((stage) => stage.name === name)).filter((place) => place >= 0);
  const last = placesOf(before).at(-1);
  return last === undefined ? (placesOf(behind)[0] ?? placeByMeaning(stages, meaning)) : last + 1;
}

const order: Record<StageMeaning, number> = { captured: 0, stage: 1, proposal: 1, won: 2, lost: 3 };

/** In front of the first stage that can only come later. */
function placeByMeaning(stages: readonly Stage[], meaning: StageMeaning): number {
  const later = stages.findIndex((stage) => order[stage.meaning] > order[meaning]);
  return later < 0 ? stages.length : later;
}

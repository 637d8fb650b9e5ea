import type { Slice } from '#platform/slice.ts';
import { asksSlice } from '#asks/public.ts';
import { createBulkSlice } from '#bulk/public.ts';
import { createDiscussionSlice, discussionParts } from '#discussion/public.ts';
import { createFindingSlice } from '#finding/public.ts';
import { handoffSlice } from '#handoff/public.ts';
import { demoSlice } from '#demo/public.ts';
import { createIdentitySlice, findLinkedByMembers, identityFacts, identityReceiver } from '#identity/public.ts';
import { createJourneys } from '#journeys/public.ts';
import { runningSlice } from '#running/public.ts';
import { createScoreboardSlice } from '#scoreboard/public.ts';
import { createSourcesSlice } from '#sources/public.ts';
import { createTodaySlice } from '#today/public.ts';
import { workspaceSlice } from '#workspace/public.ts';

/** The table of contents: every slice of the product, in the order in which they may know each other. */
export function createSlices(): Slice[] {
  // Of every import each later slice takes its share, in the import's own transaction.
  const receivers = [identityReceiver, ...(handoffSlice.receivers ?? [])];
  // What members worked on is not taken back unasked.
  const workedOn = [findLinkedByMembers, ...[discussionParts, asksSlice, handoffSlice].flatMap((slice) => slice.workedOn ?? [])];
  const sources = createSourcesSlice(receivers, workedOn);
  // Journeys and the timeline of a person read what slices offer, and know none of them.
  const facts = [...(sources.facts ?? []), ...identityFacts, ...(handoffSlice.facts ?? [])];
  // What each slice holds of a person is its own to blank and to tell.
  const holders: Pick<Slice, 'erase' | 'report'>[] = [workspaceSlice, sources, discussionParts, asksSlice, handoffSlice];
  const identity = createIdentitySlice({
    facts,
    erasers: holders.flatMap((slice) => slice.erase ?? []),
    reporters: holders.flatMap((slice) => slice.report ?? []),
  });
  const bulk = createBulkSlice({ lists: [identity, handoffSlice].flatMap((slice) => slice.lists ?? []) });
  const quietEvents = [workspaceSlice, identity, bulk, discussionParts, asksSlice, runningSlice].flatMap(
    (slice) => slice.quietEvents ?? [],
  );
  const { openJourneys } = createJourneys({ facts, quietEvents });
  // What is looked for most often comes first.
  const searchers = [identity, asksSlice, workspaceSlice, sources].flatMap((slice) => slice.search ?? []);
  const discussion = createDiscussionSlice({ things: [identity, asksSlice, sources].flatMap((slice) => slice.things ?? []) });
  const finding = createFindingSlice({ searchers });
  const last = [createScoreboardSlice({ openJourneys }), createTodaySlice({ openJourneys }), finding, demoSlice, runningSlice];
  return [workspaceSlice, discussion, sources, identity, asksSlice, handoffSlice, bulk, ...last];
}

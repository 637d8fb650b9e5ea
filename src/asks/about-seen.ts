import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { readSeen } from '#identity/public.ts';
import { shownName } from '#workspace/public.ts';
import { aboutKinds, type AboutKind, type Ask } from '#asks/ask.ts';

/** Each kind of thing as rows that somebody sees. */
export const kindsSeen = { person: 'people', account: 'accounts', deal: 'deals' } as const satisfies Record<AboutKind, string>;

/** The things among these that the caller sees, under the names that they see. */
export async function onlyAboutSeen<About extends { kind: AboutKind; id: number; name: string }>(
  tx: WorkspaceTx,
  { caller }: Context,
  abouts: readonly About[],
): Promise<About[]> {
  const seen = new Map<AboutKind, ReadonlySet<number>>();
  for (const kind of aboutKinds) {
    const ids = abouts.filter((about) => about.kind === kind).map(({ id }) => id);
    seen.set(kind, await readSeen(tx, caller, kindsSeen[kind], ids));
  }
  return abouts.filter(({ kind, id }) => seen.get(kind)!.has(id)).map((about) => ({ ...about, name: shownName(caller, about.name) }));
}

/** The same asks, each about what it is only where the caller sees that. */
export async function withAboutSeen(tx: WorkspaceTx, context: Context, asks: readonly Ask[]): Promise<Ask[]> {
  const seen = await onlyAboutSeen(
    tx,
    context,
    asks.flatMap(({ about }) => about ?? []),
  );
  const shown = (about: NonNullable<Ask['about']>) => seen.find(({ kind, id }) => kind === about.kind && id === about.id) ?? null;
  return asks.map((ask) => (ask.about ? { ...ask, about: shown(ask.about) } : ask));
}

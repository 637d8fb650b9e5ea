import type { Context } from '#platform/context.ts';
import { permits, type Member } from '#workspace/public.ts';
import { askState, isOverdue, stepsOf, type Ask } from '#asks/ask.ts';
import type { AskOnWire } from '#asks/schema.ts';

export type MembersById = ReadonlyMap<number, Member>;

/** A member as they are shown beside an ask; null for the operator and for whoever has left. */
export function whoOnWire(context: Context, members: MembersById, memberId: number | null): AskOnWire['owner'] {
  const member = memberId === null ? undefined : members.get(memberId);
  return member ? { id: context.ids.encode('member', member.id), name: member.name, team: member.team } : null;
}

/** An ask as it travels, with what the caller can do with it. @param today the company's day. */
export function askOnWire(context: Context, ask: Ask, members: MembersById, today: string): AskOnWire {
  const { ids, caller } = context;
  const { kind, text, side, about, aboutSeveral, wantedOn, promisedOn } = ask;
  return {
    id: ids.encode('ask', ask.id),
    kind,
    text,
    side,
    state: askState(ask),
    isOverdue: isOverdue(ask, today),
    about: about && { kind: about.kind, id: ids.encode(about.kind, about.id), name: about.name },
    aboutSeveral,
    askedBy: whoOnWire(context, members, ask.askedBy),
    askedAt: ask.askedAt.toISOString(),
    owner: whoOnWire(context, members, ask.ownerId),
    wantedOn,
    promisedOn,
    answeredAt: ask.answeredAt?.toISOString() ?? null,
    endedAt: ask.endedAt?.toISOString() ?? null,
    may: stepsOf(ask, caller, permits(caller, 'asks.write')),
  };
}

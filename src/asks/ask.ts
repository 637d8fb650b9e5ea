/** What one side asks of the other, and the rules of it. Pure: days and members are arguments. */

export const askKinds = ['request', 'question', 'topic', 'problem'] as const;
export type AskKind = (typeof askKinds)[number];

/** Who is asked. `both`: whoever of marketing and sales takes it. */
export const askSides = ['marketing', 'sales', 'both'] as const;
export type AskSide = (typeof askSides)[number];

export const aboutKinds = ['person', 'account', 'deal'] as const;
export type AboutKind = (typeof aboutKinds)[number];

export type AskState = 'open' | 'taken' | 'promised' | 'answered' | 'settled' | 'withdrawn';

/** An ask with the newest of each of its rows. Days are the company's: 2026-11-19. */
export interface Ask {
  id: number;
  kind: AskKind;
  text: string;
  side: AskSide;
  /** The one thing it is about, as it is called now; null where it is about nothing, several, or somebody no longer known. */
  about: { kind: AboutKind; id: number; name: string } | null;
  /** How many things it is about where these are several. */
  aboutSeveral: { kind: AboutKind; count: number } | null;
  /** By when the asker would like it. */
  wantedOn: string | null;
  /** null: the operator at the machine. */
  askedBy: number | null;
  askedAt: Date;
  ownerId: number | null;
  /** By when the owner promised it. */
  promisedOn: string | null;
  /** The first answer. */
  answeredAt: Date | null;
  outcome: 'settled' | 'withdrawn' | null;
  endedAt: Date | null;
}

/** Who looks at an ask or does something with it. */
export interface Somebody {
  /** null for the operator at the machine. */
  memberId: number | null;
  team: string;
}

/** Where an ask stands: by what happened last, and never by a flag. */
export function askState(ask: Pick<Ask, 'outcome' | 'answeredAt' | 'promisedOn' | 'ownerId'>): AskState {
  if (ask.outcome) return ask.outcome;
  if (ask.answeredAt) return 'answered';
  if (ask.promisedOn) return 'promised';
  return ask.ownerId === null ? 'open' : 'taken';
}

/** Whether its day has passed without an answer: the promised one, or the wished one as long as nobody promised any. */
export function isOverdue(ask: Pick<Ask, 'outcome' | 'answeredAt' | 'promisedOn' | 'wantedOn'>, today: string): boolean {
  const day = ask.promisedOn ?? ask.wantedOn;
  return !ask.outcome && !ask.answeredAt && day !== null && day < today;
}

/** Whether somebody of a team is of the side that was asked. */
export function isOfSide(side: AskSide, team: string): boolean {
  return side === 'both' ? team === 'marketing' || team === 'sales' : team === side;
}

/** Whether the ask is this person's own: only they withdraw it, and say that it is answered. */
export function isAsker(ask: Pick<Ask, 'askedBy'>, somebody: Somebody): boolean {
  return ask.askedBy === somebody.memberId;
}

/** Whether somebody may answer: the side that was asked, and not whoever asked. */
export function mayAnswer(ask: Pick<Ask, 'askedBy' | 'side' | 'ownerId'>, somebody: Somebody): boolean {
  if (somebody.memberId === null || isAsker(ask, somebody)) return false;
  return isOfSide(ask.side, somebody.team) || ask.ownerId === somebody.memberId;
}

/** What somebody who may ask and answer can do with an ask now. */
export interface AskSteps {
  take: boolean;
  promise: boolean;
  answer: boolean;
  settle: boolean;
  withdraw: boolean;
}

export function stepsOf(ask: Ask, somebody: Somebody, canWrite: boolean): AskSteps {
  const isOpen = canWrite && !ask.outcome;
  const isOwner = somebody.memberId !== null && ask.ownerId === somebody.memberId;
  return {
    take: isOpen && somebody.memberId !== null && !isOwner && !ask.answeredAt && isOfSide(ask.side, somebody.team),
    promise: isOpen && isOwner && !ask.answeredAt,
    answer: isOpen && mayAnswer(ask, somebody),
    settle: isOpen && isAsker(ask, somebody),
    withdraw: isOpen && isAsker(ask, somebody),
  };
}

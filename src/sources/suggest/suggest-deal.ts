import type { MomentColumn, TableMapping } from '../mapping/mapping-schema.ts';
import { spaceOf, wordsOf } from './name-words.ts';
import { amountOf, fieldOf, isMoment, isNumber, isRepeated, isText, stampOf, type ColumnPicker } from './pick-columns.ts';
import type { ColumnProfile } from './profile-columns.ts';

export type DealMapping = NonNullable<TableMapping['deal']>;

const won = /^(closed[ -]?)?won$|^success(ful)?$|^signed$|^gewonnen$/i;
const lost = /^(closed[ -]?)?lost$|^rejected$|^declined$|^verloren$/i;
const closing = /\b(won|closed?|closing|sold|purchased?|converted|signed)\b/;
const opening = /\b(created?|opened|opening|engaged?|started?|added|entered|inserted|first)\b/;

/** How a deal ended is often said in a column of its own; then the day alone does not say that it was won. */
export interface OutcomeColumn {
  column: string;
  won: string[];
  lost: string[];
}

export function findOutcome(profiles: readonly ColumnProfile[]): OutcomeColumn | undefined {
  const outcomes = profiles.map(({ name, top }) => ({
    column: name,
    won: top.filter((text) => won.test(text)),
    lost: top.filter((text) => lost.test(text)),
  }));
  return outcomes.find(({ won: texts }) => texts.length > 0);
}

/** The day on which deals closed, as a win, or bound to what the column of outcomes says. */
export function closingsOf(closed: ColumnProfile, outcome: OutcomeColumn | undefined): MomentColumn[] {
  const ended: MomentColumn = { ...stampOf(closed), becomes: 'won', stage: 'Won' };
  if (!outcome) return [ended];
  const { column, won: wins, lost: losses } = outcome;
  const lostMoment: MomentColumn = { ...ended, becomes: 'lost', stage: 'Lost', when: { column, is: losses } };
  return [{ ...ended, when: { column, is: wins } }, ...(losses.length > 0 ? [lostMoment] : [])];
}

export function takeClosing(pick: ColumnPicker): ColumnProfile | undefined {
  return pick.take(closing, isMoment);
}

export function takeAmount(pick: ColumnPicker): ColumnProfile | undefined {
  return pick.take(/\b(amount|betrag)\b/, isNumber) ?? pick.take(/\b(value|revenue|price|worth)\b/, isNumber);
}

/** A deal of which the row is the state: its fields, where it belongs, and its moments. */
export function suggestDeal(
  pick: ColumnPicker,
  key: ColumnProfile,
  currency: string,
): { deal: DealMapping; stages: string[]; stageColumn?: ColumnProfile } {
  pick.mark(key);
  const amount = takeAmount(pick);
  const code = pick.take(/\bcurrency|währung\b/, (one) => one.looksLike === 'currency');
  const name = pick.take(/\b(deal|opportunity|opp) ?name\b|^title$|^name$/);
  const owner = pick.take(/\b(agent|owner|rep|sales ?person|account executive|assigned to)\b/, isText);
  const lostReason = pick.take(/\b(lost|loss|losing)\b.*\breason\b|\breason\b.*\b(lost|loss)\b/, isText);
  const product = pick.take(/^product( ?name| ?id)?$/, isText);
  const account = pick.take(/^(account|company|customer|organi[sz]ation|client)( ?name| ?id)?$/, isText);
  const opened = takeOpening(pick);
  const closed = takeClosing(pick);
  const outcome = findOutcome(pick.all);
  const stageColumn = pick.all.find((one) => one.name === outcome?.column) ?? pick.all.find((one) => isStageColumn(one));
  const openStage = opened && openingStage(opened, stageColumn);
  const moments: MomentColumn[] = [
    ...(opened ? [{ ...stampOf(opened), becomes: 'stage', stage: openStage! } as const] : []),
    ...(closed ? closingsOf(closed, outcome) : []),
  ];
  const deal: DealMapping = {
    key: [key.name],
    space: spaceOf(key.name),
    ...fieldOf('name', name),
    ...(amount && { amount: amountOf(amount) }),
    currency: code ? { column: code.name } : { value: amount?.currency ?? currency },
    ...fieldOf('owner', owner),
    ...fieldOf('lostReason', lostReason),
    ...(account && { account: { space: spaceOf(account.name), columns: [account.name] } }),
    ...(product && { product: { space: spaceOf(product.name), columns: [product.name] } }),
    ...(moments.length > 0 && { moments }),
  };
  const ends = closed ? ['Won', ...(outcome?.lost.length ? ['Lost'] : [])] : [];
  return { deal, stages: [...(openStage ? [openStage] : []), ...ends], ...(stageColumn && { stageColumn }) };
}

function takeOpening(pick: ColumnPicker): ColumnProfile | undefined {
  const found = pick.all.find(
    (one) => isMoment(one) && !pick.taken(one) && opening.test(wordsOf(one.name)) && !closing.test(wordsOf(one.name)),
  );
  pick.mark(found);
  return found;
}

function isStageColumn(one: ColumnProfile): boolean {
  return /\b(stage|status|phase|outcome)\b/.test(wordsOf(one.name)) && isRepeated(one);
}

/** `engage_date` is when the stage Engaging began, where there is one; else the deal was opened then. */
function openingStage(opened: ColumnProfile, stages: ColumnProfile | undefined): string {
  const [stem] = wordsOf(opened.name).split(' ');
  return stages?.top.find((text) => stem!.length >= 5 && text.toLowerCase().startsWith(stem!.slice(0, 5))) ?? 'Deal opened';
}

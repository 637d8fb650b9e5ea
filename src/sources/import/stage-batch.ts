import type pg from 'pg';
import { displayName } from '../display-name.ts';
import { searchable } from '../searchable.ts';
import { isStageMeaning } from '../mapping/mapping-schema.ts';
import type { Fact, ReadRow, Take } from '../mapping/read-row.ts';
import { bytea, copyRows, moment, type CopyValue } from './copy-rows.ts';
import { recordName, type Decided, type Decision } from './decide-rows.ts';
import type { KnownState } from './known-state.ts';
import { occurrenceOf, reduceFacts, type SubjectFact } from './reduce-facts.ts';

export interface Staged {
  records: number;
  /** Records among them that are written over: cases whose newest event is another. */
  updates: number;
  moments: number;
  /** How the stage changes among them are taken: statements without rows are not run. */
  stageTakes: ReadonlySet<Take>;
  deals: number;
  /** Whether a row of a table says something else than it did: what it no longer says goes. */
  isRestating: boolean;
}

/** Copies what a batch decided into the staging tables of this connection. */
export async function stageBatch(client: pg.ClientBase, decided: Decided, known: KnownState, importedAt: Date): Promise<Staged> {
  const { decisions } = decided;
  const speaking = lastWords(decided.speaking);
  if (decisions.length > 0) await copyRows(client, 'staged_records', recordRows(decisions, importedAt));
  const facts = reduceFacts(factsOf(speaking, known));
  if (facts.length > 0) await copyRows(client, 'staged_moments', momentRows(facts, speaking[0]!.stampedAt === null, importedAt));
  const deals = await stageDeals(client, speaking, known);
  const stageTakes = new Set(facts.filter(isStageChange).map((fact) => fact.take));
  const updates = decisions.filter((decision) => decision.writes !== 'insert').length;
  const isRestating = decisions.some(({ writes, version }) => writes === 'insert' && version > 1);
  return { records: decisions.length, updates, moments: facts.length, stageTakes, deals, isRestating };
}

/** Of a table the last row of each record is its state; of a log every row is something that happened. */
function lastWords(speaking: readonly ReadRow[]): readonly ReadRow[] {
  if (speaking.length === 0 || speaking[0]!.stampedAt) return speaking;
  const last = new Map<string, ReadRow>();
  for (const row of speaking) {
    const name = recordName(row);
    // Taken out first, so that rows keep their order.
    last.delete(name);
    last.set(name, row);
  }
  return last.size === speaking.length ? speaking : [...last.values()];
}

function isStageChange({ kind }: Fact): boolean {
  return kind !== 'touch' && isStageMeaning(kind);
}

function* recordRows(decisions: readonly Decision[], importedAt: Date): Generator<CopyValue[]> {
  const imported = importedAt.toISOString();
  const goldenOf = createGoldenFinder(decisions);
  const seen = new Set<number>();
  for (const decision of decisions) {
    const { row, subjectId, isNewSubject, writes, version } = decision;
    const { person, stampedAt } = row;
    const stamp = stampedAt && moment(stampedAt.occurredAt);
    const name = displayName(person);
    const email = person.email ?? '';
    yield [
      subjectId,
      isNewSubject && !seen.has(subjectId),
      row.space,
      bytea(row.keyHash),
      row.deal ? 'deal' : 'person',
      bytea(row.recordKey),
      version,
      writes,
      bytea(row.contentHash),
      row.payload,
      stamp,
      stampedAt?.ordinal ?? 0,
      stamp ?? imported,
      stamp === null,
      goldenOf(decision),
      name,
      email,
      person.company ?? '',
      searchable(name),
      searchable(email),
    ];
    seen.add(subjectId);
  }
}

/** The last row of a person speaks for it; a person known before, or with several rows, is made again from all records. */
function createGoldenFinder(decisions: readonly Decision[]): (decision: Decision) => 'insert' | 'merge' | 'none' {
  const last = new Map<number, Decision>();
  const several = new Set<number>();
  for (const decision of decisions) {
    if (decision.writes === 'stamp') continue;
    if (last.has(decision.subjectId)) several.add(decision.subjectId);
    last.set(decision.subjectId, decision);
  }
  return (decision) => {
    if (last.get(decision.subjectId) !== decision) return 'none';
    return decision.isNewSubject && !several.has(decision.subjectId) ? 'insert' : 'merge';
  };
}

function* factsOf(speaking: readonly ReadRow[], known: KnownState): Generator<SubjectFact> {
  for (const row of speaking) {
    const subjectId = known.subjectOf(row).id;
    for (const fact of row.facts) yield { ...fact, subjectId };
  }
}

function* momentRows(facts: readonly SubjectFact[], isKnownByImport: boolean, importedAt: Date): Generator<CopyValue[]> {
  const imported = importedAt.toISOString();
  for (const fact of facts) {
    const at = moment(fact.occurredAt);
    yield [
      fact.kind,
      fact.subjectId,
      fact.label,
      at,
      isKnownByImport ? imported : at,
      isKnownByImport,
      fact.ordinal,
      fact.actor || null,
      fact.lifecycle || null,
      bytea(fact.rowHash),
      occurrenceOf(fact),
      fact.take,
    ];
  }
}

async function stageDeals(client: pg.ClientBase, speaking: readonly ReadRow[], known: KnownState): Promise<number> {
  const deals: CopyValue[][] = [];
  for (const row of speaking) {
    if (!row.deal) continue;
    const { keyHash, name, amountMinor, currency } = row.deal;
    const { id, isNew } = known.dealOf(keyHash);
    deals.push([id, isNew, known.subjectOf(row).id, bytea(keyHash), name || null, amountMinor, currency]);
  }
  if (deals.length === 0) return 0;
  await copyRows(client, 'staged_deals', deals);
  const moments = [...dealMoments(speaking, known).values()];
  if (moments.length > 0) await copyRows(client, 'staged_deal_moments', moments);
  return deals.length;
}

function dealMoments(speaking: readonly ReadRow[], known: KnownState): Map<string, CopyValue[]> {
  const moments = new Map<string, CopyValue[]>();
  for (const row of speaking) {
    if (!row.deal) continue;
    const dealId = known.dealOf(row.deal.keyHash).id;
    for (const fact of row.deal.facts) moments.set(`${dealId} ${fact.kind} ${fact.label}`, dealMoment(dealId, fact));
  }
  return moments;
}

function dealMoment(dealId: number, fact: Fact): CopyValue[] {
  return [dealId, fact.kind, fact.label, moment(fact.occurredAt)];
}

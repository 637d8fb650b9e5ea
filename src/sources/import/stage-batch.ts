import type pg from 'pg';
import { displayName } from '../display-name.ts';
import { searchable } from '../searchable.ts';
import { isStageMeaning } from '../mapping/mapping-schema.ts';
import type { Fact, Take } from '../mapping/read-row.ts';
import { bytea, copyRows, moment, type CopyValue } from './copy-rows.ts';
import { stampOf, type Decided, type Decision, type RecordRow } from './decision.ts';
import type { KnownState } from './known-state.ts';
import { occurrenceOf, reduceFacts, type SubjectFact } from './reduce-facts.ts';
import { stageDeals } from './stage-deals.ts';
import type { Touched } from './touch-decided.ts';

export interface Staged {
  records: number;
  /** Records among them that are written over: cases whose newest event is another. */
  updates: number;
  moments: number;
  touches: number;
  /** How the stage changes among them are taken: statements without rows are not run. */
  stageTakes: ReadonlySet<Take>;
  deals: number;
}

export interface BatchToStage {
  decided: Decided;
  /** All rows, also those that change nothing. */
  rows: readonly RecordRow[];
  known: KnownState;
  /** Who is left out but for records and touches: what follows for them is derived. */
  touched: Touched;
}

/** Copies what a batch decided into the staging tables of this connection. */
export async function stageBatch(client: pg.ClientBase, batch: BatchToStage, sourceId: number): Promise<Staged> {
  const { known, touched } = batch;
  const { decisions } = batch.decided;
  if (decisions.length > 0) await copyRows(client, 'staged_records', recordRows(decisions, touched));
  const facts = reduceFacts(factsOf(batch));
  if (facts.length > 0) await copyRows(client, 'staged_moments', momentRows(facts));
  const deals = await stageDeals(client, decisions, known, { sourceId, touched });
  const stageTakes = new Set<Take>();
  let touches = 0;
  for (const { kind, take } of facts) {
    if (kind === 'touch') touches++;
    else if (isStageMeaning(kind)) stageTakes.add(take);
  }
  const updates = decisions.filter((decision) => decision.writes !== 'insert').length;
  return { records: decisions.length, updates, moments: facts.length, touches, stageTakes, deals };
}

function* recordRows(decisions: readonly Decision[], touched: Touched): Generator<CopyValue[]> {
  const goldenOf = createGoldenFinder(decisions, touched);
  const seen = new Set<number>();
  for (const decision of decisions) {
    const { row, subjectId, isNewSubject, writes, version, knownAt, isKnownByImport } = decision;
    const { person, stampedAt } = row;
    const golden = goldenOf(decision);
    const name = golden === 'insert' ? displayName(person) : '';
    const email = (golden === 'insert' && person.email) || '';
    yield [
      subjectId,
      isNewSubject && !seen.has(subjectId),
      row.space,
      bytea(row.keyHash),
      row.object,
      bytea(row.recordKey),
      version,
      writes,
      bytea(row.contentHash),
      row.payload,
      stampedAt && moment(stampedAt.occurredAt),
      stampedAt?.ordinal ?? 0,
      moment(knownAt),
      isKnownByImport,
      golden,
      name,
      email,
      person.company ?? '',
      searchable(name),
      searchable(email),
    ];
    seen.add(subjectId);
  }
}

type Golden = 'insert' | 'merge' | 'merge-if-others' | 'none';

/**
 * The one row of a new person speaks for it; a person known before, or with several rows, is made again from all records.
 * A row that says only whom a touch is of has nothing to say where there is somebody already.
 */
function createGoldenFinder(decisions: readonly Decision[], touched: Touched): (decision: Decision) => Golden {
  const last = new Map<number, Decision>();
  const several = new Set<number>();
  for (const decision of decisions) {
    const { row, subjectId, writes } = decision;
    const isOfPerson = row.object === 'person' || row.object === 'deal';
    if (!isOfPerson || subjectId === 0 || touched.subjects.has(subjectId) || writes === 'drop') continue;
    if (last.has(subjectId)) several.add(subjectId);
    last.set(subjectId, decision);
  }
  return (decision) => {
    if (last.get(decision.subjectId) !== decision) return 'none';
    // A later stamp of the same case says nothing new, but it may now come behind what another file or source said.
    if (decision.writes === 'stamp' && !decision.isRestated) return 'merge-if-others';
    const speaksAlone = decision.isNewSubject || decision.row.isTouchOnly;
    return speaksAlone && !several.has(decision.subjectId) ? 'insert' : 'merge';
  };
}

/**
 * Every touch of every row, also of rows that change nothing else; and what else happened: of an event log in every row, of
 * a table in the rows that now are the state of their record.
 */
function* factsOf({ decided, rows, known, touched }: BatchToStage): Generator<SubjectFact> {
  const speaking = new Set(decided.decisions.filter(({ speaks }) => speaks).map(({ row }) => row));
  for (const row of rows) {
    if (row.facts.length === 0) continue;
    const { id: subjectId } = known.subjectOf(row);
    const isState = speaking.has(row) && !touched.subjects.has(subjectId);
    for (const fact of lastOfEach(row.facts)) {
      if (fact.take === 'latest-row' && !isState) continue;
      const said = row.stampedAt ? fact.occurredAt : stampOf(row, known);
      yield { ...fact, subjectId, knownAt: said ?? known.importedAt, isKnownByImport: said === null };
    }
  }
}

/** What a row says of a moment twice, it says as its last column does. */
function lastOfEach(facts: readonly Fact[]): readonly Fact[] {
  if (facts.length < 2) return facts;
  const nameOf = (fact: Fact) => `${fact.kind} ${occurrenceOf(fact)} ${fact.label}`;
  return facts.filter((fact, at) => fact.take !== 'latest-row' || !facts.slice(at + 1).some((later) => nameOf(later) === nameOf(fact)));
}

function* momentRows(facts: readonly SubjectFact[]): Generator<CopyValue[]> {
  for (const fact of facts) {
    yield [
      fact.kind,
      fact.subjectId,
      fact.label,
      moment(fact.occurredAt),
      moment(fact.knownAt),
      fact.isKnownByImport,
      fact.ordinal,
      fact.actor || null,
      fact.lifecycle || null,
      bytea(fact.rowHash),
      occurrenceOf(fact),
      fact.take,
      fact.touchKind || 'touch',
      fact.channel || null,
      fact.campaign || null,
      fact.direction ?? null,
    ];
  }
}

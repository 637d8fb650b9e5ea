import type { Database, WorkspaceTx } from '#platform/database/database.ts';
import { inWorkspace } from '#platform/database/database.ts';
import type { FactsView } from '#platform/slice.ts';
import type { SourceCoverage } from '#journeys/build-coverage.ts';
import { createJourneysBuilder, type JourneysBuilder } from '#journeys/build-journeys.ts';
import { createMomentsBuilder, type MomentRow } from '#journeys/build-moments.ts';
import type { Journeys, Moments, Stage, StageMeaning } from '#journeys/journeys.ts';
import { readCopy } from '#journeys/read-copy.ts';

/** Reads the facts of one workspace into typed arrays: first the few that measures need, the touches when asked for. */
export async function loadJourneys(
  database: Database,
  workspaceId: number,
  facts: readonly FactsView[],
  watermark: string,
): Promise<Journeys> {
  const builder = createJourneysBuilder();
  // One snapshot: an import that commits between two of these readings must not be there by half.
  const readAll = async (tx: WorkspaceTx) => {
    for (const view of viewsOf(facts, 'people')) await readPeople(tx, view, builder);
    for (const view of viewsOf(facts, 'moments')) await readMoments(tx, view, (subjectId, row) => builder.addMoment(subjectId, row));
    for (const name of await readAttributes(tx, facts)) builder.addAttribute(name);
    const dealsWithoutPerson = await countPersonless(tx, facts);
    return { stages: await readStages(tx, facts), ...(await readCoverage(tx, facts)), dealsWithoutPerson };
  };
  const rest = await inWorkspace(database, workspaceId, readAll, { isSnapshot: true });
  let touches: Promise<Moments> | undefined;
  const readTouches = () => {
    const reading = inWorkspace(database, workspaceId, (tx) => loadTouches(tx, facts, builder));
    reading.catch(() => (touches = undefined));
    return reading;
  };
  return builder.finish({ watermark, ...rest, touches: () => (touches ??= readTouches()) });
}

function viewsOf(facts: readonly FactsView[], shape: FactsView['shape']): string[] {
  return facts.filter((fact) => fact.shape === shape).map((fact) => checkedName(fact.view));
}

/** View names come from the slices' own source; anything but a plain name is a bug there. */
function checkedName(view: string): string {
  if (!/^[a-z_]+(\.[a-z_]+)?$/.test(view)) throw new Error(`Not the name of a facts view: ${view}. Accepted: touch_facts and the like.`);
  return view.includes('.') ? view : `entente.${view}`;
}

async function readPeople(tx: WorkspaceTx, view: string, builder: JourneysBuilder): Promise<void> {
  const query = `select subject_id, person_id, attributes from ${view} where workspace_id = ${tx.workspaceId}`;
  await readCopy(tx, query, (row) => builder.addSubject(row.number(0), row.number(1), JSON.parse(row.text(2) || '{}')));
}

const milliseconds = (column: string) => `round(extract(epoch from ${column})::float8 * 1000)`;

async function readMoments(tx: WorkspaceTx, view: string, onMoment: (subjectId: number, row: MomentRow) => void): Promise<void> {
  const query = `select subject_id, kind, label, ${milliseconds('occurred_at')}, ${milliseconds('known_at')}, ordinal, actor, source_id
    from ${view} where workspace_id = ${tx.workspaceId}`.replace(/\s+/g, ' ');
  await readCopy(tx, query, (row) =>
    onMoment(row.number(0), {
      kind: row.text(1),
      label: row.text(2),
      occurredAt: row.number(3),
      knownAt: row.number(4),
      ordinal: row.number(5),
      actor: row.text(6),
      sourceId: row.number(7),
    }),
  );
}

/** People who arrived after the rest was read are left for the next reading. */
async function loadTouches(tx: WorkspaceTx, facts: readonly FactsView[], builder: JourneysBuilder): Promise<Moments> {
  const touches = createMomentsBuilder();
  for (const view of viewsOf(facts, 'touches')) {
    await readMoments(tx, view, (subjectId, row) => {
      const person = builder.personOf(subjectId);
      if (person !== undefined) touches.add(person, { ...row, kind: 'touch' });
    });
  }
  return touches.finish(builder.peopleCount);
}

async function readStages(tx: WorkspaceTx, facts: readonly FactsView[]): Promise<Stage[]> {
  const stages: Stage[] = [];
  for (const view of viewsOf(facts, 'stages')) {
    const found = await tx.client.query<{ name: string; meaning: StageMeaning }>(
      `select name, meaning from ${view} where workspace_id = $1 order by position, name`,
      [tx.workspaceId],
    );
    stages.push(...found.rows);
  }
  return stages;
}

async function readAttributes(tx: WorkspaceTx, facts: readonly FactsView[]): Promise<string[]> {
  const names: string[] = [];
  for (const view of viewsOf(facts, 'attributes')) {
    const found = await tx.client.query<{ name: string }>(`select name from ${view} where workspace_id = $1`, [tx.workspaceId]);
    names.push(...found.rows.map((row) => row.name));
  }
  return names;
}

async function countPersonless(tx: WorkspaceTx, facts: readonly FactsView[]): Promise<number> {
  let count = 0;
  for (const view of viewsOf(facts, 'personless')) {
    const query = `select count(*)::int as count from ${view} where workspace_id = $1`;
    count += (await tx.client.query<{ count: number }>(query, [tx.workspaceId])).rows[0]!.count;
  }
  return count;
}

interface CoverageRow {
  source_id: number;
  source_name: string;
  observed_until: Date | null;
  is_reading: boolean;
}

async function readCoverage(tx: WorkspaceTx, facts: readonly FactsView[]): Promise<{ coverage: SourceCoverage[]; stillReading: string[] }> {
  const rows: CoverageRow[] = [];
  for (const view of viewsOf(facts, 'coverage')) {
    const query = `select source_id, source_name, observed_until, is_reading from ${view} where workspace_id = $1 order by source_name`;
    rows.push(...(await tx.client.query<CoverageRow>(query, [tx.workspaceId])).rows);
  }
  return {
    coverage: rows.map((row) => ({ sourceId: row.source_id, observedUntil: row.observed_until?.getTime() ?? null })),
    stillReading: rows.filter((row) => row.is_reading).map((row) => row.source_name),
  };
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace, type Database } from '#platform/database/database.ts';
import type { Context } from '#platform/context.ts';
import { attributeOf, createJourneys, momentKinds, type Journeys, type Moments } from '#journeys/public.ts';
import { testDatabase, type TestDatabase } from '#test/database.ts';
import { announceChange, emptyWorkspace, everyFactsView, storeHistory } from '#test/stored-history.ts';

let database: TestDatabase;
beforeAll(async () => void (database = await testDatabase()));
afterAll(() => database.close());

const asked = (workspaceId: number, read: Database = database) => ({ database: read, caller: { workspaceId } }) as unknown as Context;

/** The same database, where something else commits just before a query that names `view`. */
function interrupted(real: Database, view: string, meanwhile: () => Promise<void>): Database {
  let isDue = true;
  const connect = async () => {
    const client = await real.pool.connect();
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    const waitAndQuery = async (...given: unknown[]) => {
      isDue = false;
      await meanwhile();
      return query(...given);
    };
    const watched = (...given: unknown[]) => (isDue && String(given[0]).includes(view) ? waitAndQuery(...given) : query(...given));
    return Object.assign(client, { query: watched });
  };
  return { ...real, pool: { connect } as unknown as Database['pool'] };
}

const { openJourneys } = createJourneys({ facts: everyFactsView });
const day = (days: number) => Date.UTC(2026, 0, 1 + days);

function told({ people }: Journeys, moments: Moments): string[][] {
  return Array.from({ length: people.count }, (_, person) =>
    Array.from({ length: moments.starts[person + 1]! - moments.starts[person]! }, (_each, offset) => {
      const i = moments.starts[person]! + offset;
      return `${new Date(moments.occurredAt[i]!).toISOString().slice(5, 16)} ${momentKinds[moments.kinds[i]!]} ${moments.labelNames[moments.labels[i]!]}`.trim();
    }),
  );
}

describe('journeys from the record', () => {
  it('are every fact in order, with stages, coverage and attributes; touches when asked for', async () => {
    const workspaceId = await emptyWorkspace(database);
    const people = [
      {
        attributes: { origin: 'social' },
        moments: [
          { kind: 'follow-up', at: day(3) },
          { kind: 'captured', at: day(0), label: 'Lead' },
          { kind: 'handoff-offered', at: day(2) },
          { kind: 'touch', at: day(1), label: 'visit' },
        ],
      },
      { moments: [{ kind: 'won', at: day(5), label: 'Won' }] },
    ] as const;
    await storeHistory(database, workspaceId, people, { observedUntil: day(30), firstId: 700 });
    const journeys = await openJourneys(asked(workspaceId));
    expect([...journeys.people.ids]).toEqual([700, 701]);
    expect(told(journeys, journeys.moments)).toEqual([
      ['01-01T00:00 captured Lead', '01-03T00:00 handoff-offered', '01-04T00:00 follow-up'],
      ['01-06T00:00 won Won'],
    ]);
    expect(told(journeys, await journeys.touches())).toEqual([['01-02T00:00 touch visit'], []]);
    expect(journeys.observedUntil).toBe(day(30));
    expect(journeys.stages.map((stage) => `${stage.name} ${stage.meaning}`)).toContain('Declined lost');
    expect(['origin'].map((name) => [attributeOf(journeys.people, name, 0), attributeOf(journeys.people, name, 1)])).toEqual([
      ['social', ''],
    ]);
  });

  it('keep what a source wrote, to the letter', async () => {
    const workspaceId = await emptyWorkspace(database);
    const odd = ['tab\there', 'line\nbreak', 'back\\slash \\n \\N', 'quote " and \'', 'ž 漢字 🙂', '\\.', 'null', ''];
    const people = odd.map((value, i) => ({ attributes: { odd: value }, moments: [{ kind: 'touch', at: day(i), label: value }] as const }));
    await storeHistory(database, workspaceId, people, { firstId: 800 });
    const journeys = await openJourneys(asked(workspaceId));
    expect(odd.map((_, person) => attributeOf(journeys.people, 'odd', person))).toEqual(odd);
    const touches = await journeys.touches();
    expect(Array.from(touches.labels, (label) => touches.labelNames[label])).toEqual(odd);
  });

  it('gather subjects that were linked to one person', async () => {
    const workspaceId = await emptyWorkspace(database);
    const captured = (at: number) => ({ moments: [{ kind: 'captured', at, label: 'Lead' }] as const });
    await storeHistory(database, workspaceId, [captured(day(4)), captured(day(2))], { firstId: 900 });
    await inWorkspace(database, workspaceId, async (tx) => {
      await tx.client.query(
        "insert into entente.subject_links (workspace_id, subject_id, person_id, reason, linked_at) values ($1, 901, 900, 'a test', now())",
        [workspaceId],
      );
      await announceChange(tx);
    });
    const journeys = await openJourneys(asked(workspaceId));
    expect([...journeys.people.ids]).toEqual([900]);
    expect([...journeys.people.capturedAt]).toEqual([day(2)]);
  });

  it('show what the caller has just done, and are not read twice for nothing', async () => {
    const workspaceId = await emptyWorkspace(database);
    await storeHistory(database, workspaceId, [{ moments: [] }], { firstId: 1000 });
    const [before, again] = await Promise.all([openJourneys(asked(workspaceId)), openJourneys(asked(workspaceId))]);
    expect(again).toBe(before);
    await storeHistory(database, workspaceId, [{ moments: [] }], { firstId: 1001 });
    const after = await openJourneys(asked(workspaceId));
    expect([before.people.count, after.people.count]).toEqual([1, 2]);
    expect(await openJourneys(asked(workspaceId))).toBe(after);
  });

  it('are not read anew for an event that changes nothing they tell', async () => {
    const workspaceId = await emptyWorkspace(database);
    const quiet = createJourneys({ facts: [], quietEvents: ['ask.made'] });
    const before = await quiet.openJourneys(asked(workspaceId));
    const happens = (name: string) =>
      inWorkspace(database, workspaceId, (tx) =>
        tx.client.query(
          "insert into entente.events (workspace_id, name, actor_kind, subject, occurred_at) values ($1, $2, 'system', '{}', now())",
          [workspaceId, name],
        ),
      );
    await happens('ask.made');
    expect(await quiet.openJourneys(asked(workspaceId))).toBe(before);
    await happens('person.erased');
    expect(await quiet.openJourneys(asked(workspaceId))).not.toBe(before);
  });

  it('are of one moment: what commits while they are read is not there by half', async () => {
    const workspaceId = await emptyWorkspace(database);
    await storeHistory(database, workspaceId, [{ moments: [] }], { firstId: 1200 });
    const later = [{ moments: [{ kind: 'won', at: day(1), label: 'Won', source: 2 }] }] as const;
    const meanwhile = () => storeHistory(database, workspaceId, later, { firstId: 1201, observedUntil: day(99) });
    const journeys = await openJourneys(asked(workspaceId, interrupted(database, 'attribute_facts', meanwhile)));
    expect([journeys.people.count, journeys.observedUntil]).toEqual([1, null]);
    const after = await openJourneys(asked(workspaceId));
    expect([after.people.count, after.observedUntil]).toEqual([2, day(99)]);
  });

  it('know which sources are still read, and what their mappings declare', async () => {
    const workspaceId = await emptyWorkspace(database);
    await storeHistory(database, workspaceId, [{ moments: [] }], { firstId: 1300 });
    const become = (state: string) =>
      inWorkspace(database, workspaceId, async (tx) => {
        await tx.client.query(
          `insert into entente.import_progress (workspace_id, import_run_id, state, updated_at) select workspace_id, id, $2, now() from entente.import_runs
           where workspace_id = $1 on conflict (workspace_id, import_run_id) do update set state = excluded.state`,
          [workspaceId, state],
        );
        await tx.client.query(
          'update entente.import_runs set mapping = \'{"person":{"attributes":{"size":{}}}}\' where workspace_id = $1',
          [workspaceId],
        );
        await announceChange(tx);
      });
    const readingWhile = async (state: string) => {
      await become(state);
      return (await openJourneys(asked(workspaceId))).stillReading;
    };
    expect([
      await readingWhile('waiting'),
      await readingWhile('running'),
      await readingWhile('done'),
      await readingWhile('failed'),
    ]).toEqual([['invented 1'], ['invented 1'], [], []]);
    expect([...(await openJourneys(asked(workspaceId))).people.attributes.keys()]).toEqual(['size']);
  });

  it('are never another company’s', async () => {
    const [mine, theirs] = [await emptyWorkspace(database), await emptyWorkspace(database)];
    await storeHistory(database, theirs, [{ moments: [{ kind: 'won', at: day(1), label: 'Won' }] }], { firstId: 1100 });
    expect((await openJourneys(asked(mine))).people.count).toBe(0);
    expect((await openJourneys(asked(theirs))).people.count).toBe(1);
  });

  it('are tried again after the database was away', async () => {
    const workspaceId = await emptyWorkspace(database);
    const failing = createJourneys({ facts: [{ view: 'no_such_facts', shape: 'moments' }] });
    await expect(failing.openJourneys(asked(workspaceId))).rejects.toThrow(/no_such_facts/);
    await expect(failing.openJourneys(asked(workspaceId))).rejects.toThrow(/no_such_facts/);
    expect((await openJourneys(asked(workspaceId))).people.count).toBe(0);
  });
});

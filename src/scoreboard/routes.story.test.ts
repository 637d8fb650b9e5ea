import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inDirectory, inWorkspace } from '#platform/database/database.ts';
import { createJourneys } from '#journeys/public.ts';
import { createScoreboardSlice } from '#scoreboard/public.ts';
import type { Browser } from '#test/browser.ts';
import { announceChange, everyFactsView, storeHistory } from '#test/stored-history.ts';
import { setUpNorthlake, workspaceServer, type WorkspaceServer } from '#test/workspace-server.ts';

let server: WorkspaceServer;
let ana: Browser;
beforeAll(async () => {
  const { openJourneys } = createJourneys({ facts: everyFactsView });
  server = await workspaceServer({ slices: [createScoreboardSlice({ openJourneys })] });
  ana = await setUpNorthlake(server);
  await storeHistory(
    server.database,
    await workspaceOfNorthlake(),
    [lead('social', 120, true), lead('social', 4000, false), lead('mail', null, false), lead('=cmd()', 600, false)],
    { observedUntil: Date.parse('2026-11-16T09:00:00Z') },
  );
});
afterAll(() => server.close());

const workspaceOfNorthlake = () =>
  inDirectory(server.database, async (tx) => (await tx.client.query<{ id: number }>('select id from directory.workspaces')).rows[0]!.id);

/** Captured and offered on Monday 2 November 2026 at 10:00 in Amsterdam. */
function lead(origin: string, waitSeconds: number | null, isWon: boolean) {
  const offered = Date.parse('2026-11-02T10:00:00+01:00');
  return {
    attributes: { origin },
    moments: [
      { kind: 'captured', at: offered - 1000, label: 'Lead' } as const,
      { kind: 'handoff-offered', at: offered } as const,
      ...(waitSeconds === null ? [] : [{ kind: 'follow-up', at: offered + waitSeconds * 1000 } as const]),
      ...(isWon ? [{ kind: 'won', at: offered + 86_400_000, label: 'Won' } as const] : []),
    ],
  };
}

describe('the figures', () => {
  it('about waiting', async () => {
    const { status, body } = await ana.get('/api/measures/response-times?by=origin&from=2026-11-02&to=2026-11-02');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      handoffs: 4,
      followedUp: 3,
      pending: 1,
      medianSeconds: 600,
      kaplanMeierMedianSeconds: 600,
      within: { 300: 1, 900: 2, 3600: 2, 86400: 3 },
    });
    expect(body.by.social).toMatchObject({ handoffs: 2, medianSeconds: 2060 });
    expect(body.business.curve[0]).toMatchObject({ seconds: 120, waiting: 0.75 });
    expect(body.observedUntil).toBe('2026-11-16T09:00:00.000Z');
    expect(body.association).toMatch(/association/);
  });

  it('of the funnel, in both readings', async () => {
    const cohort = await ana.get('/api/measures/funnel?every=month&by=origin');
    expect(cohort.body).toMatchObject({
      mode: 'cohort',
      people: 4,
      stages: [
        { stage: 'Lead', people: 4 },
        { stage: 'Meeting', people: 1 },
        { stage: 'Proposal', people: 1 },
        { stage: 'Won', people: 1 },
        { exit: true },
        { exit: true },
      ],
      skipped: 1,
    });
    expect(cohort.body.cohorts).toMatchObject([{ cohort: '2026-11', from: '2026-11-01', to: '2026-11-30', people: 4 }]);
    expect(cohort.body.by.mail.stages[0]).toEqual({ stage: 'Lead', people: 1 });
    const period = await ana.get('/api/measures/funnel?mode=in-period&every=quarter');
    expect(period.body).toMatchObject({
      mode: 'in-period',
      periods: [{ period: '2026-Q4', stages: [{ people: 4, incomplete: true }, { people: 0 }, { people: 0 }, { people: 1 }, {}, {}] }],
    });
  });

  it('by what people can be told apart', async () => {
    expect((await ana.get('/api/measures/attributes')).body).toEqual({
      attributes: [{ name: 'origin', values: ['social', 'mail', '=cmd()'], distinct: 3 }],
      observedUntil: '2026-11-16T09:00:00.000Z',
      stillReading: [],
      firstAt: '2026-11-02T08:59:59.000Z',
      dealsWithoutPerson: 0,
    });
  });

  it('of some people only', async () => {
    expect((await ana.get('/api/measures/response-times?where=origin:social&where=origin:mail')).body.handoffs).toBe(3);
    expect((await ana.get(`/api/measures/response-times?where=${encodeURIComponent('origin:social\norigin:mail')}`)).body.handoffs).toBe(3);
  });

  it.each([
    ['from=2026-02-31', 'not-a-day', 'from'],
    ['from=2026-03-02&to=2026-03-01', 'days-reversed', 'to'],
    ['by=colour', 'no-such-attribute', 'by'],
    ['where=colour:red', 'no-such-attribute', 'where'],
    ['where=social', 'not-a-filter', 'where'],
  ])('refuse %s', async (query, code, where) => {
    const { status, body } = await ana.get(`/api/measures/response-times?${query}`);
    expect({ status, code: body.code, where: body.where }).toEqual({ status: 422, code, where });
    expect(body.accepted).toBeTruthy();
  });
});

describe('the rows behind a figure', () => {
  it.each([
    ['response-times', 'handoffs', 4],
    ['response-times', 'pending', 1],
    ['response-times', 'medianSeconds', 3],
    ['response-times', 'within-900', 2],
    ['response-times', 'won-by-wait-0', 1],
    ['response-times', 'winsWithoutHandoff', 0],
    ['response-times', 'wonBeforeHandoff', 0],
    ['funnel', 'Lead', 4],
    ['funnel', 'Won', 1],
    ['funnel', 'skipped', 1],
    ['funnel', 'went-back', 0],
    ['funnel', 'running:Proposal', 3],
  ])('%s %s are %d', async (measure, figure, total) => {
    const { body } = await ana.get(`/api/measures/${measure}/rows?figure=${encodeURIComponent(figure)}`);
    expect(body).toMatchObject({ total, next: null });
    expect(body.rows).toHaveLength(total);
    expect(body.formula.length).toBeGreaterThan(20);
  });

  it('name the person, say what happened, and come in pages', async () => {
    const first = await ana.get('/api/measures/response-times/rows?figure=handoffs&limit=3');
    expect(first.body.next).toBe('3');
    expect(first.body.rows[0]).toEqual({
      person: { id: expect.stringMatching(/^p_/), name: 'Person 1' },
      capturedAt: '2026-11-02T08:59:59.000Z',
      offeredAt: '2026-11-02T09:00:00.000Z',
      followedUpAt: '2026-11-02T09:02:00.000Z',
      wonAt: '2026-11-03T09:00:00.000Z',
      waitSeconds: 120,
      businessWaitSeconds: 120,
      waitingSeconds: null,
    });
    const second = await ana.get('/api/measures/response-times/rows?figure=handoffs&limit=3&cursor=3');
    expect(second.body.rows).toMatchObject([{ followedUpAt: null, waitSeconds: null, waitingSeconds: 14 * 86_400 }]);
  });

  it('of one column of the funnel', async () => {
    expect((await ana.get('/api/measures/funnel/rows?figure=Lead&cohort=2026-11')).body.total).toBe(4);
    expect((await ana.get('/api/measures/funnel/rows?figure=Lead&cohort=2026-Q3')).body.total).toBe(0);
    expect((await ana.get('/api/measures/funnel/rows?figure=Lead&cohort=autumn')).status).toBe(422);
    expect((await ana.get('/api/measures/funnel/rows?figure=Won&mode=in-period&cohort=2026-11')).body.total).toBe(1);
  });

  it('are missing for figures that there are not', async () => {
    expect((await ana.get('/api/measures/funnel/rows?figure=Renewed')).body).toMatchObject({
      code: 'no-such-figure',
      accepted: expect.stringContaining('Lead'),
    });
    expect((await ana.get('/api/measures/response-times/rows?figure=toString')).status).toBe(404);
    expect((await ana.get('/api/measures/response-times/rows?figure=handoffs&cursor=x')).status).toBe(422);
  });

  it('can be taken along as CSV that no spreadsheet runs', async () => {
    const rows = await ana.get('/api/measures/response-times/csv?figure=followedUp');
    expect(rows.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(rows.body.split('\r\n')[0]).toBe(
      'person,name,capturedAt,offeredAt,followedUpAt,wonAt,waitSeconds,businessWaitSeconds,waitingSeconds',
    );
    expect(rows.body.trimEnd().split('\r\n')).toHaveLength(4);
    const figures = await ana.get('/api/measures/response-times/csv?by=origin');
    expect(figures.body).toContain("\r\n'=cmd(),1,1,0,0,600,");
    const funnel = await ana.get('/api/measures/funnel/csv?every=month');
    expect(funnel.body).toContain('2026-11,2026-11-01,2026-11-30,all,Won,no,1,');
    expect((await ana.get('/api/measures/funnel/csv?figure=Won')).body.trimEnd().split('\r\n')).toHaveLength(2);
    expect((await ana.get('/api/measures/funnel/csv?figure=Silent')).body.trimEnd()).toBe('person,name');
  });
});

describe('values of any name', () => {
  it('keep their place and their figures on the way', async () => {
    const workspaceId = await workspaceOfNorthlake();
    const sizes = ['10', '__proto__', '10', '9', '10', '__proto__'];
    const people = sizes.map((size) => ({
      ...lead('sized', 60, false),
      attributes: Object.fromEntries([
        ['origin', 'sized'],
        ['size', size],
      ]),
    }));
    await storeHistory(server.database, workspaceId, people, { firstId: 500, observedUntil: Date.parse('2026-11-16T09:00:00Z') });
    for (const measure of ['response-times', 'funnel', 'funnel?mode=in-period']) {
      const { body } = await ana.get(`/api/measures/${measure}${measure.includes('?') ? '&' : '?'}by=size&where=origin:sized`);
      expect(body.byOrder).toEqual(['10', '__proto__', '9']);
      expect(Object.getOwnPropertyNames(body.by).sort()).toEqual(['10', '9', '__proto__']);
    }
  });
});

describe('what is not read to its end', () => {
  it('is named beside every figure, and what its mapping declares can be asked by', async () => {
    const workspaceId = await workspaceOfNorthlake();
    expect((await ana.get('/api/measures/funnel')).body.stillReading).toEqual([]);
    await inWorkspace(server.database, workspaceId, async (tx) => {
      await tx.client.query(
        'update entente.import_runs set mapping = \'{"person":{"attributes":{"budget":{"column":"budget"}}}}\' where workspace_id = $1',
        [workspaceId],
      );
      await tx.client.query(
        `insert into entente.import_progress (workspace_id, import_run_id, state, updated_at)
         select workspace_id, max(id), 'running', now() from entente.import_runs where workspace_id = $1 group by 1`,
        [workspaceId],
      );
      await announceChange(tx);
    });
    const waiting = (await ana.get('/api/measures/response-times?by=budget')).body;
    const { by, byOrder: _order, observedUntil: _until, stillReading, formulas: _formulas, association: _said, ...whole } = waiting;
    expect(stillReading).toEqual(['invented 1']);
    expect(by).toEqual({ '': whole });
    for (const measure of ['funnel', 'funnel?mode=in-period', 'attributes'])
      expect((await ana.get(`/api/measures/${measure}`)).body.stillReading).toEqual(['invented 1']);
  });
});

describe('whoever asks', () => {
  it('must be known', async () => {
    for (const path of [
      'attributes',
      'response-times',
      'funnel',
      'funnel/rows?figure=Won',
      'funnel/csv',
      'response-times/csv',
      'response-times/rows?figure=pending',
    ]) {
      expect((await server.browser().get(`/api/measures/${path}`)).status).toBe(401);
    }
  });

  it('sees figures but no people with the role of people partner', async () => {
    const workspaceId = await workspaceOfNorthlake();
    const become = (role: string) =>
      inWorkspace(server.database, workspaceId, (tx) => tx.client.query('update entente.members set role = $1', [role]));
    await become('people-partner');
    const statuses = await Promise.all(
      ['funnel', 'funnel/rows?figure=Won', 'funnel/csv?figure=Won', 'response-times/rows?figure=pending'].map(
        async (path) => (await ana.get(`/api/measures/${path}`)).status,
      ),
    );
    await become('head-of-marketing');
    expect(statuses).toEqual([200, 403, 403, 403]);
  });
});

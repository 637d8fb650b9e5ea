import { expect, test } from 'vitest';
import type { ImportRun } from '#sources/schema.ts';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import { faultsOf } from './faults.ts';
import { viewShown, viewsOf } from './views.ts';

const now = Date.parse('2026-11-17T09:08:00Z');
const run = (id: string, sourceName: string, requestedAt: string, more: Partial<ImportRun> = {}) =>
  ({ id, sourceName, requestedAt, state: 'done', refused: 0, undoneAt: null, ...more }) as ImportRun;
const schedule = (name: string, failures: number, message?: string) =>
  ({ id: name, name, failures, looks: message ? [{ problem: { code: 'x', message } }] : [] }) as unknown as ScheduleAnswer;

test('what a later import made good is not broken any more, and what is old is history', () => {
  const runs = [
    run('r1', 'CRM', '2026-11-16T09:00:00Z', { state: 'failed', problem: { kind: 'conflict', code: 'x', message: 'The disk is full.' } }),
    run('r2', 'CRM', '2026-11-17T09:00:00Z'),
    run('r3', 'Fair', '2026-11-16T09:00:00Z', { refused: 1 }),
    run('r4', 'Log', '2026-11-16T09:00:00Z', { state: 'failed', problem: { kind: 'conflict', code: 'x', message: 'The disk is full.' } }),
    run('r5', 'Old', '2026-11-01T09:00:00Z', { state: 'failed' }),
    run('r6', 'Undone', '2026-11-16T09:00:00Z', { refused: 9, undoneAt: '2026-11-16T10:00:00Z' }),
  ];
  const faults = faultsOf(runs, [schedule('Nightly', 2, 'Nobody answers at crm.example.'), schedule('Weekly', 0)], now);
  expect(faults.map(({ name, words, sign, importId }) => [name, words, sign, importId])).toEqual([
    ['Fair', '1 row was refused and can be repaired.', 'Rows refused', 'r3'],
    ['Log', 'The disk is full.', 'The import failed', 'r4'],
    ['Nightly', 'Nobody answers at crm.example.', '2 looks in a row failed', null],
  ]);
});

test('each role has its own page first', () => {
  const views = (team: string, role: string) => viewsOf({ team, role });
  expect(views('sales', 'member')).toEqual(['seller', 'both']);
  expect(views('marketing', 'member')).toEqual(['marketer', 'both']);
  expect(views('marketing', 'head-of-marketing')).toEqual(['both', 'marketer']);
  expect(views('sales', 'head-of-sales')).toEqual(['both', 'seller']);
  expect([views('operations', 'operator'), views('sales', 'viewer'), views('people', 'people-partner'), viewsOf(undefined)]).toEqual([
    ['both'],
    ['both'],
    ['both'],
    ['both'],
  ]);
  const mei = { team: 'sales', role: 'member' };
  expect([viewShown(mei, undefined), viewShown(mei, 'both'), viewShown(mei, 'marketer')]).toEqual(['seller', 'both', 'seller']);
});

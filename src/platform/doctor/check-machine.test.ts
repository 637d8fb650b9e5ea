import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBackups, checkNode, diskFinding } from '#platform/doctor/check-machine.ts';

test('a Node that is too old is bad, and says which one would do', () => {
  expect(['24.1.0', '22.18.0', '22.17.9', '20.20.2'].map((version) => checkNode(version).state)).toEqual(['ok', 'ok', 'bad', 'bad']);
  expect(checkNode('20.20.2')).toMatchObject({ says: 'Node 20.20.2.', advice: expect.stringContaining('22.18') });
});

test('little room is odd, hardly any is bad', () => {
  expect([5e9, 4.9e9, 1e9, 0.9e9].map((free) => diskFinding(free, '/data').state)).toEqual(['ok', 'odd', 'odd', 'bad']);
  expect(diskFinding(1.25e9, '/data').says).toBe('1.3 GB free for /data.');
});

test('backups that do not come any more are bad, whatever else lies in their folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entente-doctor-'));
  const now = Date.parse('2026-11-23T08:00:00Z');
  const look = () => checkBackups({ folder, everyHours: 24, keep: 3 }, now);
  try {
    expect(checkBackups(null, now).state).toBe('ok');
    expect(look()).toMatchObject({ state: 'odd', says: `There is none in ${folder} yet.` });
    for (const [name, hours] of [
      ['entente-2026-11-20T08-00-00Z.zip', 72],
      ['entente-2026-11-20T07-00-00Z.zip', 1],
      ['notes.zip', 0],
    ] as const) {
      const file = join(folder, name);
      writeFileSync(file, '');
      utimesSync(file, now / 1000, now / 1000 - hours * 3600);
    }
    expect(look()).toMatchObject({ state: 'bad', says: `The newest in ${folder} is 72 hours old.` });
    utimesSync(join(folder, 'entente-2026-11-20T08-00-00Z.zip'), now / 1000, now / 1000 - 48 * 3600);
    expect(look().state).toBe('ok');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

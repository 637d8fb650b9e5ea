import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from '#platform/settings.ts';

const data = mkdtempSync(join(tmpdir(), 'entente-settings-'));
afterAll(() => rmSync(data, { recursive: true }));

const read = (env: Record<string, string>) => readSettings(['--data', data], env);

function backupsOf(env: Record<string, string>) {
  const outcome = read(env);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.settings.backups;
}

test('backups are made by themselves only where a folder is named, daily and fourteen of them unless said', () => {
  expect(backupsOf({})).toBeNull();
  expect(backupsOf({ ENTENTE_BACKUP_KEEP: '3' })).toBeNull();
  expect(backupsOf({ ENTENTE_BACKUP_FOLDER: 'backups' })).toEqual({ folder: resolve('backups'), everyHours: 24, keep: 14 });
  const all = { ENTENTE_BACKUP_FOLDER: '/backups', ENTENTE_BACKUP_EVERY_HOURS: '6', ENTENTE_BACKUP_KEEP: '3' };
  expect(backupsOf(all)).toEqual({ folder: '/backups', everyHours: 6, keep: 3 });
});

test('numbers that are none are refused by name', () => {
  for (const wrong of ['0', '-1', '1.5', 'daily', '10001', '1e3'])
    for (const name of ['ENTENTE_BACKUP_EVERY_HOURS', 'ENTENTE_BACKUP_KEEP'])
      expect(read({ [name]: wrong })).toMatchObject({ ok: false, problem: { code: 'not-a-count', where: name, accepted: '1 to 10000' } });
});

test('the secret is the environment’s where it gives one, and otherwise lies in the data folder, also where the environment gives an empty one', () => {
  const place = (env: Record<string, string>) => {
    const outcome = read(env);
    return outcome.ok && [outcome.settings.secretFile, outcome.settings.secret.length > 0];
  };
  expect([{}, { ENTENTE_SECRET: '' }, { ENTENTE_SECRET: 'given' }].map(place)).toEqual([
    [join(data, 'secret'), true],
    [join(data, 'secret'), true],
    [null, true],
  ]);
});

test('a mail server that cannot be read is refused by the name of its variable, and its password is not repeated', () => {
  const wrong = read({ ENTENTE_SMTP_URL: 'imap://ana:s3cret@mail.example' });
  expect(wrong).toMatchObject({ ok: false, problem: { code: 'not-a-mail-server', where: 'ENTENTE_SMTP_URL' } });
  expect(JSON.stringify(wrong)).not.toContain('s3cret');
  expect(read({ ENTENTE_SMTP_URL: 'smtp://mail.example' })).toMatchObject({ ok: false, problem: { where: 'ENTENTE_MAIL_FROM' } });
});

test('limits are as documented unless said, and said only within their ranges', () => {
  const limits = (env: Record<string, string>) => {
    const outcome = read(env);
    return outcome.ok ? outcome.settings.limits : outcome.problem;
  };
  expect(limits({})).toEqual({ requestsPerMinute: 1200, signInPerMinute: 30, signInPerEmailPerMinute: 10 });
  expect(limits({ ENTENTE_REQUESTS_PER_MINUTE: '60' })).toMatchObject({ requestsPerMinute: 60 });
  for (const wrong of ['59', '0', '-1', '1e6', '1000001', 'many'])
    expect(limits({ ENTENTE_REQUESTS_PER_MINUTE: wrong })).toMatchObject({
      code: 'not-a-limit',
      where: 'ENTENTE_REQUESTS_PER_MINUTE',
      accepted: '60 to 1000000 a minute',
    });
});

test('the end may take its time: five seconds to look away behind a proxy, none without one, and sixty for what is in hand', () => {
  const ending = (env: Record<string, string>) => {
    const outcome = read(env);
    return outcome.ok ? outcome.settings.ending : outcome.problem;
  };
  expect(ending({})).toEqual({ drainSeconds: 0, withinSeconds: 60 });
  expect(ending({ TRUSTED_PROXIES: '10.0.0.1' })).toEqual({ drainSeconds: 5, withinSeconds: 60 });
  expect(ending({ TRUSTED_PROXIES: '10.0.0.1', ENTENTE_DRAIN_SECONDS: '0', ENTENTE_END_SECONDS: '5' })).toEqual({
    drainSeconds: 0,
    withinSeconds: 5,
  });
  for (const wrong of ['-1', '0.5', '301', 'soon'])
    expect(ending({ ENTENTE_DRAIN_SECONDS: wrong })).toMatchObject({ code: 'not-a-time', where: 'ENTENTE_DRAIN_SECONDS' });
  expect(ending({ ENTENTE_END_SECONDS: '0' })).toMatchObject({ accepted: '1 to 3600 seconds' });
});

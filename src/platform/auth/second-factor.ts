import { createHmac, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type pg from 'pg';
import type { Clock } from '#kernel/clock.ts';
import { SecondFactorStore, type FactorRow, type SecondFactorState } from '#platform/auth/second-factor-store.ts';
import { seal, unseal } from '#platform/sealed-value.ts';
import { derivedKey, type Settings } from '#platform/settings.ts';

/** Codes of an app beside the password (RFC 6238: SHA-1, six digits, thirty seconds), and codes on paper for a lost phone. */
export interface SecondFactor {
  stateOf(accountId: string): Promise<SecondFactorState>;
  /** Those of these accounts for which it is on. */
  amongThese(accountIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** A new secret, not yet asked for anywhere. @returns null while one is in force. */
  begin(account: { id: string; email: string }): Promise<{ secret: string; uri: string } | null>;
  /** Puts the secret in force by its first code. @returns the backup codes: shown once, kept as hashes. */
  confirm(accountId: string, code: string): Promise<CodeOutcome<{ backupCodes: string[] }>>;
  /** Takes a code of the app, or a backup code, once. */
  take(accountId: string, code: string): Promise<CodeOutcome<{ isBackupCode: boolean }>>;
  /** @returns null where it is not on. */
  renewBackupCodes(accountId: string): Promise<string[] | null>;
  /** @returns false when it was not on. */
  remove(accountId: string): Promise<boolean>;
}

type CodeOutcome<Taken> = ({ is: 'taken' } & Taken) | { is: 'wrong' } | { is: 'too-many'; retryAfterSeconds: number };

const periodSeconds = 30;
/** A phone's clock may be off by this many steps. */
const stepsOff = 1;
const backupCodeCount = 10;
// Without 0, 1, i, l and o, which are taken for each other on paper.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

export function secondFactorIn(pool: pg.Pool, { clock, settings }: { clock: Clock; settings: Settings }): SecondFactor {
  const { secret: own } = settings;
  const store = new SecondFactorStore(pool);
  const hashOf = (code: string) => createHmac('sha256', derivedKey(own, 'backup-codes')).update(plain(code)).digest();
  const stepOf = (row: FactorRow, accountId: string, code: string): number | null => {
    const secret = unseal(own, 'second-factor', accountId, row.sealedSecret);
    if (secret === null || !/^\d{6}$/.test(plain(code))) return null;
    const now = clock.now();
    const off = totp(secret).validate({ token: plain(code), timestamp: now, window: stepsOff });
    return off === null ? null : Math.floor(now / (periodSeconds * 1000)) + off;
  };
  const guarded = async <Taken>(accountId: string, look: (row: FactorRow) => Promise<Taken | null>): Promise<CodeOutcome<Taken>> => {
    const retryAfterSeconds = await store.countTry(accountId, clock.now());
    if (retryAfterSeconds > 0) return { is: 'too-many', retryAfterSeconds };
    const row = await store.find(accountId);
    const taken = row && (await look(row));
    if (!taken) return { is: 'wrong' };
    await store.forgetTries(accountId);
    return { is: 'taken', ...taken };
  };
  return {
    stateOf: (accountId) => store.stateOf(accountId),
    amongThese: (accountIds) => store.amongThese(accountIds),
    begin: async ({ id, email }) => {
      const secret = new Secret({ size: 20 }).base32;
      const isBegun = await store.begin(id, seal(own, 'second-factor', id, secret), new Date(clock.now()));
      return isBegun ? { secret, uri: totp(secret, email).toString() } : null;
    },
    confirm: (accountId, code) =>
      guarded(accountId, async (row) => {
        const step = row.confirmedAt ? null : stepOf(row, accountId, code);
        if (step === null || !(await store.takeStep(accountId, step))) return null;
        const backupCodes = newBackupCodes();
        await store.confirm(accountId, backupCodes.map(hashOf), new Date(clock.now()));
        return { backupCodes };
      }),
    take: (accountId, code) =>
      guarded(accountId, async (row) => {
        if (!row.confirmedAt) return null;
        const step = stepOf(row, accountId, code);
        if (step !== null) return (await store.takeStep(accountId, step)) ? { isBackupCode: false } : null;
        return (await store.useBackupCode(accountId, hashOf(code), new Date(clock.now()))) ? { isBackupCode: true } : null;
      }),
    renewBackupCodes: async (accountId) => {
      if (!(await store.stateOf(accountId)).isOn) return null;
      const backupCodes = newBackupCodes();
      await store.replaceBackupCodes(accountId, backupCodes.map(hashOf), new Date(clock.now()));
      return backupCodes;
    },
    remove: (accountId) => store.remove(accountId),
  };
}

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Entente', label, algorithm: 'SHA1', digits: 6, period: periodSeconds, secret: Secret.fromBase32(secret) });

/** As typed: with or without spaces and hyphens, in whatever case. */
const plain = (code: string) => code.replaceAll(/[\s-]/g, '').toLowerCase();

function newBackupCodes(): string[] {
  const part = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: backupCodeCount }, () => `${part()}-${part()}`);
}

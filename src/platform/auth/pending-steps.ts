import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Clock } from '#kernel/clock.ts';

export type PendingKind = 'code' | 'new-passkey' | 'passkey' | 'single-sign-on';

export interface PendingStep {
  /** null where nobody is known yet. */
  accountId: string | null;
  payload: Readonly<Record<string, unknown>>;
}

/** What a sign-in waits for between two requests of one browser, which keeps the token in a cookie. */
export interface PendingSteps {
  /** @returns the token: shown to that browser only, kept as its hash. */
  begin(kind: PendingKind, step: PendingStep): Promise<string>;
  find(kind: PendingKind, token: string): Promise<PendingStep | null>;
  /** The step, once: from then on its token opens nothing. */
  take(kind: PendingKind, token: string): Promise<PendingStep | null>;
}

/** How long somebody may take for one step, in seconds. */
export const pendingSeconds = 600;

export function pendingSteps(pool: pg.Pool, clock: Clock): PendingSteps {
  const now = () => new Date(clock.now());
  return {
    begin: async (kind, { accountId, payload }) => {
      const token = randomBytes(32).toString('base64url');
      const expiresAt = new Date(clock.now() + pendingSeconds * 1000);
      await pool.query('delete from auth.pending_step where expires_at < $1', [now()]);
      await pool.query('insert into auth.pending_step (token_hash, kind, user_id, payload, expires_at) values ($1, $2, $3, $4, $5)', [
        hashOf(token),
        kind,
        accountId,
        JSON.stringify(payload),
        expiresAt,
      ]);
      return token;
    },
    find: async (kind, token) => {
      const { rows } = await pool.query<PendingStep>(
        `select user_id as "accountId", payload from auth.pending_step where token_hash = $1 and kind = $2 and expires_at > $3`,
        [hashOf(token), kind, now()],
      );
      return rows[0] ?? null;
    },
    take: async (kind, token) => {
      const { rows } = await pool.query<PendingStep>(
        `delete from auth.pending_step where token_hash = $1 and kind = $2 and expires_at > $3 returning user_id as "accountId", payload`,
        [hashOf(token), kind, now()],
      );
      return rows[0] ?? null;
    },
  };
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

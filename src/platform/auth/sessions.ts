import type pg from 'pg';

/** One browser or terminal that is signed in. */
export interface SessionKnown {
  id: string;
  userAgent: string | null;
  createdAt: Date;
  /** To the quarter of an hour; null before the first use. */
  lastUsedAt: Date | null;
}

export interface Sessions {
  /** Those that still open something, the last used first. */
  list(accountId: string): Promise<SessionKnown[]>;
  /** @returns false when the account has no such session. */
  end(accountId: string, sessionId: string): Promise<boolean>;
  /** @returns how many ended. */
  endAll(accountId: string, exceptSessionId?: string): Promise<number>;
  /** Remembers that it is used, unless that was written a short while ago. */
  touch(session: Pick<SessionKnown, 'id' | 'lastUsedAt'>, now: number): Promise<void>;
}

const writtenEveryMilliseconds = 15 * 60_000;

export function sessionsIn(pool: pg.Pool): Sessions {
  return {
    list: async (accountId) => {
      const { rows } = await pool.query<SessionKnown>(
        `select id, "userAgent", "createdAt", "lastUsedAt" from auth.session
         where "userId" = $1 and "expiresAt" > now() order by coalesce("lastUsedAt", "createdAt") desc, id`,
        [accountId],
      );
      return rows;
    },
    end: async (accountId, sessionId) => {
      const { rowCount } = await pool.query('delete from auth.session where "userId" = $1 and id = $2', [accountId, sessionId]);
      return rowCount === 1;
    },
    endAll: async (accountId, exceptSessionId = '') => {
      const { rowCount } = await pool.query('delete from auth.session where "userId" = $1 and id <> $2', [accountId, exceptSessionId]);
      return rowCount ?? 0;
    },
    touch: async ({ id, lastUsedAt }, now) => {
      if (lastUsedAt && Math.abs(now - lastUsedAt.getTime()) < writtenEveryMilliseconds) return;
      await pool.query('update auth.session set "lastUsedAt" = $2 where id = $1', [id, new Date(now)]);
    },
  };
}

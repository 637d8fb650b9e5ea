import type pg from 'pg';

export interface SecondFactorState {
  isOn: boolean;
  backupCodesLeft: number;
}

export interface FactorRow {
  sealedSecret: Buffer;
  /** null until a first code has shown that the app has the secret. */
  confirmedAt: Date | null;
}

const mostTries = 5;
const triesMilliseconds = 15 * 60_000;

/** Second factors and their backup codes in the schema `auth`. */
export class SecondFactorStore {
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async replaceBackupCodes(accountId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
    // Codes of before are used up, not forgotten: none of them opens anything again.
    await this.pool.query('update auth.backup_code set used_at = $2 where user_id = $1 and used_at is null', [accountId, at]);
    const insert = 'insert into auth.backup_code (user_id, code_hash) select $1, hash from unnest($2::bytea[]) as hash';
    await this.pool.query(insert, [accountId, hashes]);
  }

  async find(accountId: string): Promise<FactorRow | null> {
    const { rows } = await this.pool.query<FactorRow>(
      'select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt" from auth.second_factor where user_id = $1',
      [accountId],
    );
    return rows[0] ?? null;
  }

  async stateOf(accountId: string): Promise<SecondFactorState> {
    const { rows } = await this.pool.query<{ left: string }>(
      `select (select count(*) from auth.backup_code b where b.user_id = f.user_id and used_at is null) as left
       from auth.second_factor f where f.user_id = $1 and confirmed_at is not null`,
      [accountId],
    );
    return { isOn: rows.length > 0, backupCodesLeft: Number(rows[0]?.left ?? 0) };
  }

  async amongThese(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ id: string }>(
      'select user_id as id from auth.second_factor where user_id = any($1) and confirmed_at is not null',
      [accountIds],
    );
    return new Set(rows.map((row) => row.id));
  }

  async begin(accountId: string, sealed: Buffer, at: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into auth.second_factor (user_id, sealed_secret, begun_at) values ($1, $2, $3)
       on conflict (user_id) do update set sealed_secret = $2, begun_at = $3, last_step = 0 where second_factor.confirmed_at is null`,
      [accountId, sealed, at],
    );
    return rowCount === 1;
  }

  async confirm(accountId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
    await this.replaceBackupCodes(accountId, hashes, at);
    await this.pool.query('update auth.second_factor set confirmed_at = $2 where user_id = $1', [accountId, at]);
  }

  /** The code of one step, once; nor one of an earlier step. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const { rowCount } = await this.pool.query('update auth.second_factor set last_step = $2 where user_id = $1 and last_step < $2', [
      accountId,
      step,
    ]);
    return rowCount === 1;
  }

  async useBackupCode(accountId: string, hash: Buffer, at: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update auth.backup_code set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null',
      [accountId, hash, at],
    );
    return rowCount === 1;
  }

  /** Counted before the code is looked at, so that many tries at once are many tries. @returns seconds to wait, 0 when it may be looked at. */
  async countTry(accountId: string, now: number): Promise<number> {
    const { rows } = await this.pool.query<{ tries: number; since: Date }>(
      `update auth.second_factor set
         tries = case when trying_since > $3 then least(tries + 1, 1000) else 1 end,
         trying_since = case when trying_since > $3 then trying_since else $2 end
       where user_id = $1 returning tries, trying_since as since`,
      [accountId, new Date(now), new Date(now - triesMilliseconds)],
    );
    if (!rows[0] || rows[0].tries <= mostTries) return 0;
    return Math.max(1, Math.ceil((rows[0].since.getTime() + triesMilliseconds - now) / 1000));
  }

  async forgetTries(accountId: string): Promise<void> {
    await this.pool.query('update auth.second_factor set tries = 0, trying_since = null where user_id = $1', [accountId]);
  }

  async remove(accountId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('delete from auth.second_factor where user_id = $1 and confirmed_at is not null', [
      accountId,
    ]);
    return rowCount === 1;
  }
}

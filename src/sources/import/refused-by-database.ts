import { t } from '#kernel/language/say.ts';
import type { Problem } from '#kernel/problem.ts';

/** A value that the database cannot take, however often it is offered. */
export class RefusedByDatabase extends Error {
  readonly problem: Problem;

  constructor(where: string, sqlState: string, cause: unknown) {
    super(`The database refused ${where}`, { cause });
    const message = t`The database does not take something in these rows (SQLSTATE ${sqlState}). What was read before them stays.`;
    this.problem = {
      kind: 'invalid',
      code: 'rows-not-stored',
      message,
      where,
      accepted: t`the file without these rows, or with them repaired`,
    };
  }
}

/** @returns null for failures that another attempt may not meet: only bad data (SQLSTATE class 22) and broken constraints (23) stay. */
export function refusedByDatabase(error: unknown, where: string): RefusedByDatabase | null {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code) ? new RefusedByDatabase(where, code, error) : null;
}

import { isTimeZone } from '#kernel/local-day.ts';
import type { ColumnProfile } from './profile-columns.ts';

/**
 * The time zone that the columns of moments name: `Created (UTC)`, `Start time [Europe/Oslo]`. undefined where they name none,
 * or more than one.
 */
export function zoneOf(profiles: readonly ColumnProfile[]): string | undefined {
  const zones = new Set(profiles.filter((one) => one.looksLike === 'moment').flatMap(({ name }) => zoneIn(name) ?? []));
  const [only] = zones;
  return zones.size === 1 ? only : undefined;
}

function zoneIn(name: string): string | undefined {
  if (/(^|[\s([_])(utc|gmt)($|[\s)\]_])/i.test(name)) return 'UTC';
  const named = /[([]\s*([A-Za-z]+\/[A-Za-z_/+-]+)\s*[)\]]/.exec(name)?.[1];
  return named !== undefined && isTimeZone(named) ? named : undefined;
}

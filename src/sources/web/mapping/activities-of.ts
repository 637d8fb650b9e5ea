import { type Activity, type EventRule, ruleFor } from '#sources/web/mapping/event-rules.ts';

/** What the server counted, and what the mapping speaks of without it being in the file. */
export function activitiesOf(counted: readonly Activity[] | undefined, rules: readonly EventRule[]): Activity[] {
  const found = counted ?? [];
  const missing = rules.filter((rule) => !found.some((at) => ruleFor([rule], at)));
  return [...found, ...missing.map((rule) => ({ activity: rule.activity, lifecycle: rule.lifecycle ?? '', rows: 0 }))];
}

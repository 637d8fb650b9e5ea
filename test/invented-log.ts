/** One row of an event log of the lender's shape. */
export interface LogRow {
  case_id: string;
  reg_date: string;
  amount_req: string;
  event_index: number | string;
  activity: string;
  lifecycle: string;
  resource: string;
  timestamp: string;
}

const minuteLength = 60_000;
const dayOfTheClockChange = Date.parse('2025-10-25T20:00:00Z');

/**
 * An invented log with what real ones have: equal stamps that only the order tells apart, handoffs offered again,
 * handoffs that nobody followed up, cases that are still open, stamps on both sides of a clock change, and an attribute
 * that changes on the way.
 * @param seed the same seed gives the same rows.
 */
export function inventedLog(cases: number, seed: number): LogRow[] {
  const random = createRandom(seed);
  const rows: LogRow[] = [];
  for (let number = 0; number < cases; number++) {
    let at = dayOfTheClockChange + Math.floor(random() * 12 * 60) * minuteLength;
    let amount = 1000 + Math.floor(random() * 50) * 100;
    let index = 0;
    const add = (activity: string, lifecycle: string, laterMinutes: number) => {
      at += Math.floor(laterMinutes * minuteLength);
      const resource = random() < 0.2 ? '' : String(100 + Math.floor(random() * 9));
      rows.push({
        case_id: `C${seed}-${number}`,
        reg_date: '',
        amount_req: String(amount),
        event_index: index++,
        activity,
        lifecycle,
        resource,
        timestamp: withOffset(at),
      });
    };
    add('A_SUBMITTED', 'COMPLETE', 0);
    add('A_PARTLYSUBMITTED', 'COMPLETE', 0);
    if (random() < 0.7) add('W_Afhandelen leads', 'SCHEDULE', random() < 0.3 ? 0 : 1);
    if (random() < 0.3) add('W_Afhandelen leads', 'SCHEDULE', random() * 3);
    if (random() < 0.6) add('W_Afhandelen leads', 'START', random() < 0.2 ? 0 : random() * 900);
    if (random() < 0.4) amount += 500;
    if (random() < 0.5) add('W_Afhandelen leads', 'START', random() * 60);
    if (random() < 0.6) add('A_ACCEPTED', 'COMPLETE', random() * 600);
    if (random() < 0.4) add('O_SENT', 'COMPLETE', 5);
    const end = random();
    if (end < 0.7) add(end < 0.25 ? 'A_ACTIVATED' : end < 0.5 ? 'A_DECLINED' : 'A_CANCELLED', 'COMPLETE', random() * 3000);
  }
  return rows;
}

/** As the lender writes it: local time with the offset of the day, two hours until 26 October 2025, 01:00 UTC, then one. */
function withOffset(at: number): string {
  const hours = at < Date.parse('2025-10-26T01:00:00Z') ? 2 : 1;
  return new Date(at + hours * 60 * minuteLength).toISOString().replace('Z', `+0${hours}:00`);
}

/** Mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

import type { ShownScoreboard } from './read-scoreboard.ts';

/**
 * A small lead log of the shape that `test/mappings/loan-lead-log.json` describes, made so that every figure can be
 * worked out on paper: 60 leads, one an hour. Leads 1 to 20 are handed over half an hour after they came in; lead i is
 * followed up after 2 * i minutes, except 19 and 20, which wait still. 1 to 12 are accepted, 1 to 10 get a proposal,
 * 1 to 4 are won, and so are 21 and 22 without any handoff; 30 to 40 are declined.
 */
export function generatedLeadLog(): string {
  const rows = Array.from({ length: 60 }, (_, at) => eventsOf(at + 1)).flat();
  return `${['case_id,reg_date,amount_req,event_index,activity,lifecycle,resource,timestamp', ...rows].join('\n')}\n`;
}

/** What the generated log says, by the definitions of the measures: in the answers, and on the screen. */
export const generatedFigures: { exactly: object; shown: ShownScoreboard } = {
  exactly: {
    handoffs: 20,
    followedUp: 18,
    pending: 2,
    medianSeconds: 19 * 60,
    p90Seconds: 32.6 * 60,
    within: { 300: 2, 900: 7, 3600: 18, 86400: 18 },
    winsWithoutHandoff: 2,
  },
  shown: {
    waiting: {
      'Handed off': '20',
      'Followed up': '18',
      'Still waiting': '2',
      'Median of those followed up': '19 min',
      'Half within, counting those still waiting': '20 min',
      '90th percentile of those followed up': '32 min 36 s',
      'Within 5 min': '2',
      'Within 15 min': '7',
      'Within 1 h': '18',
      'Within 24 h': '18',
    },
    stages: { 'Lead captured': 60, 'Application accepted': 14, 'Proposal sent': 12, Won: 6, Declined: 11, Cancelled: 0 },
    wonByWait: ['2 of 2', '2 of 5', '0 of 11', '0 of 0', '0 of 0', '0 of 0'],
    withoutHandoff: '2 of the 6 wins',
  },
};

const firstCapture = Date.UTC(2025, 9, 6, 7);
const minute = 60_000;

function eventsOf(lead: number): string[] {
  const captured = firstCapture + lead * 60 * minute;
  const events: [activity: string, lifecycle: string, at: number][] = [['A_SUBMITTED', 'COMPLETE', captured]];
  const add = (applies: boolean, activity: string, lifecycle: string, afterMinutes: number) => {
    if (applies) events.push([activity, lifecycle, captured + afterMinutes * minute]);
  };
  const isWon = lead <= 4 || lead === 21 || lead === 22;
  add(lead <= 20, 'W_Afhandelen leads', 'SCHEDULE', 30);
  add(lead <= 18, 'W_Afhandelen leads', 'START', 30 + 2 * lead);
  add(lead <= 12 || isWon, 'A_ACCEPTED', 'COMPLETE', 200);
  add(lead <= 10 || isWon, 'O_SENT', 'COMPLETE', 300);
  add(isWon, 'A_ACTIVATED', 'COMPLETE', 2_000);
  add(lead >= 30 && lead <= 40, 'A_DECLINED', 'COMPLETE', 1_000);
  return events.map(([activity, lifecycle, at], index) => line(lead, captured, index, activity, lifecycle, at));
}

function line(lead: number, captured: number, index: number, activity: string, lifecycle: string, at: number): string {
  const amount = 5_000 + (lead % 4) * 5_000;
  const cells = [900_000 + lead, stamp(captured), amount, index, activity, lifecycle, 100 + (lead % 3), stamp(at)];
  return cells.join(',');
}

/** ISO 8601 in Amsterdam's summer time, as the real log writes it. */
function stamp(at: number): string {
  return new Date(at + 120 * minute).toISOString().replace('Z', '+02:00');
}

import type { Day } from '#kernel/local-day.ts';
import type { Calendar, Moment } from './calendar.ts';

/** Something one side asked of the other, and how far it came. Working days count back from the last one of the history. */
export interface InventedAsk {
  by: string;
  side: 'marketing' | 'sales' | 'both';
  kind: 'request' | 'question' | 'topic' | 'problem';
  text: string;
  asked: Moment;
  taken?: Moment & { by: string; promisedOn: Day };
  answered?: Moment & { text: string };
  settled?: Moment;
}

type Row = readonly [
  by: string,
  side: InventedAsk['side'],
  kind: InventedAsk['kind'],
  daysAgo: number,
  text: string,
  taken?: readonly [by: string, daysAgo: number, promisedAfter: number],
  answered?: readonly [daysAgo: number, text: string],
];

const rows: readonly Row[] = [
  [
    'Mei Tanaka',
    'marketing',
    'request',
    6,
    'A price comparison of turbidity meters, ours and two others, one page. Two customers asked this week.',
    ['Sofia Marek', 5, 6],
    [1, 'It is in the library: Turbidity meters, three suppliers. Tell me what is missing.'],
  ],
  [
    'Tom Lindqvist',
    'marketing',
    'request',
    9,
    'Could the contact form ask for a phone number? A third of my leads have none.',
    ['Ana Ruiz', 8, 5],
    [5, 'Yes: the form asks for it from Monday on, and says why.'],
  ],
  [
    'Sofia Marek',
    'sales',
    'question',
    4,
    'Leads that I hand over on Friday afternoon hear nothing until Monday. Is somebody on duty then?',
    ['Ben Okafor', 3, 6],
  ],
  [
    'Ana Ruiz',
    'sales',
    'question',
    12,
    'Hotels come back as wrong size again and again. Is there a hotel that you would want?',
    ['Ben Okafor', 11, 4],
    [8, 'Only those with a water treatment of their own, and they have more than 200 rooms.'],
  ],
  [
    'Ben Okafor',
    'marketing',
    'problem',
    3,
    'My people say that "qualified" means nothing any more. In the CRM it is a talk about need and budget; what is it in your tool?',
  ],
  ['Raj Patel', 'both', 'problem', 2, 'The same people stand in both systems under two mail addresses. Who decides which one counts?'],
  [
    'Priya Raman',
    'sales',
    'request',
    7,
    'Three sentences from a customer about the first winter with NT-40, for the webinar in two weeks.',
    ['Ingrid Sæther', 6, 3],
  ],
  [
    'Luca Ferrante',
    'marketing',
    'request',
    15,
    'A data sheet of FM-8 in Italian.',
    ['Marco Bellini', 14, 7],
    [9, 'Done, and the Portuguese one with it.'],
  ],
  [
    'Jonas Ekblad',
    'sales',
    'question',
    5,
    'What did the people of the last fair ask for most?',
    ['Femke de Graaf', 4, 3],
    [2, 'How long a calibration holds. Nobody asked about the price.'],
  ],
  ['Carmen Ortega', 'marketing', 'request', 2, 'An invitation for four Spanish dairies to the next webinar, with a time that suits them.'],
  ['Hanna Virtanen', 'both', 'topic', 1, 'Leads from social advertisements: who of us works them, and until when?'],
  [
    'Leila Haddad',
    'marketing',
    'question',
    8,
    'Which of my leads saw the price page twice?',
    ['Elif Demir', 8, 2],
    [6, 'Eleven of them: the list is with each person under what they did.'],
  ],
  ['Ana Ruiz', 'sales', 'topic', 2, 'Version 7 of the definition: fewer signs, larger companies, no hotels.', ['Ben Okafor', 1, 5]],
  [
    'Matthias Keller',
    'marketing',
    'request',
    20,
    'References from breweries under 200 people.',
    ['Lotte Brandsma', 19, 5],
    [15, 'Five of them, with whom you may call.'],
  ],
  ['Kofi Mensah', 'sales', 'request', 10, 'Write why a lead was lost: 22 of 60 say nothing.', ['Julia Sandström', 9, 7]],
  [
    'Astrid Holmen',
    'marketing',
    'question',
    3,
    'Is the offer in the spring advertisement still good?',
    ['Nora Fossum', 3, 1],
    [2, 'Until the end of the month.'],
  ],
];

export function inventAsks(calendar: Calendar): InventedAsk[] {
  const last = calendar.workdays.length - 1;
  const at = (daysAgo: number, minute: number): Moment => ({ day: calendar.workdays[last - daysAgo]!, minute });
  return rows.map(([by, side, kind, daysAgo, text, taken, answered], place) => {
    const minute = 560 + ((place * 37) % 380);
    const ask: InventedAsk = { by, side, kind, text, asked: at(daysAgo, minute) };
    if (taken) {
      const [owner, takenAgo, promisedAfter] = taken;
      ask.taken = { ...at(takenAgo, minute + 25), by: owner, promisedOn: dayAfter(calendar, last - takenAgo, promisedAfter) };
    }
    if (answered) {
      ask.answered = { ...at(answered[0], minute + 40), text: answered[1] };
      if (answered[0] > 1) ask.settled = at(answered[0] - 1, minute + 10);
    }
    return ask;
  });
}

/** A working day so many after another, also behind the end of the history. */
function dayAfter({ days, workdays }: Calendar, place: number, after: number): Day {
  const day = workdays[place + after];
  if (day !== undefined) return days[day]!;
  const beyond = Date.parse(`${days.at(-1)!}T12:00:00Z`) + (place + after - workdays.length + 1) * 86_400_000;
  const weekday = new Date(beyond).getUTCDay();
  return new Date(beyond + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * 86_400_000).toISOString().slice(0, 10);
}

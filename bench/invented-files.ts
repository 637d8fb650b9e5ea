import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

// Files as large as one likes, the same for every run: no randomness but arithmetic.

export const inventedContacts = {
  entente: 1,
  source: 'Invented contacts',
  shape: 'table',
  stages: [],
  person: {
    keys: [{ space: 'contact', columns: ['id'] }],
    firstName: { column: 'first' },
    lastName: { column: 'last' },
    email: { column: 'email' },
    phone: { column: 'phone' },
    title: { column: 'title' },
    company: { column: 'company' },
    attributes: { source: { column: 'source' }, domain: { column: 'domain' }, city: { column: 'city' }, country: { column: 'country' } },
  },
};

/** What happened to the invented contacts; touches and nothing else. */
export const inventedTouches = {
  entente: 1,
  source: 'Invented touches',
  shape: 'event-log',
  stages: [],
  log: { case: 'contact', activity: 'activity', moment: 'at', actor: 'actor' },
  person: { keys: [{ space: 'contact', columns: ['contact'] }] },
  events: [],
};

export async function writeContacts(file: string, rows: number): Promise<void> {
  await writeLines(file, 'id,source,first,last,email,company,domain,phone,city,country,title', rows, (at) => {
    const company = `Company ${at % 20_011}`;
    return `${at},${at % 2 ? 'crm' : 'fair'},First${at % 997},Last${(at * 7919) % 10_007},p${at}@c${at % 20_011}.example,"${company}, Inc.",c${at % 20_011}.example,+49 30 ${1_000_000 + at},City ${at % 311},DE,Manager`;
  });
}

const activities = ['Mail opened', 'Mail clicked', 'Page visited', 'Form sent', 'Call', 'Meeting', 'Webinar attended', 'Mail sent'];
const twoYearsMilliseconds = 730 * 86_400_000;

/** In the order of time, as systems export them, which is no order of people at all. */
export async function writeTouches(file: string, rows: number, people: number): Promise<void> {
  const begin = Date.UTC(2024, 0, 1);
  await writeLines(file, 'contact,activity,at,actor', rows, (at) => {
    const stamp = new Date(begin + Math.floor((at / rows) * twoYearsMilliseconds)).toISOString();
    return `${(Math.imul(at, 2_654_435_761) >>> 0) % people},${activities[at % 8]},${stamp},seller ${at % 40}`;
  });
}

async function writeLines(file: string, header: string, rows: number, line: (at: number) => string): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  let text = `${header}\n`;
  for (let at = 0; at < rows; at++) {
    text += `${line(at)}\n`;
    if (text.length < 1 << 18) continue;
    if (!out.write(text)) await once(out, 'drain');
    text = '';
  }
  out.end(text);
  await once(out, 'finish');
}

import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

// A company of any size as its systems export it, the same for every run: no randomness but arithmetic.

const key = (column: string) => ({ space: 'crm-contact', columns: [column] });

export const peopleMapping = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  stages: ['Lead captured', 'Offered', 'Won', 'Lost'],
  person: {
    keys: [key('id')],
    firstName: { column: 'first' },
    lastName: { column: 'last' },
    email: { column: 'email' },
    company: { column: 'company' },
    account: { space: 'crm-company', columns: ['account'] },
    attributes: { origin: { column: 'origin' }, city: { column: 'city' }, plan: { column: 'plan' } },
  },
  moments: [
    { column: 'captured', becomes: 'captured', stage: 'Lead captured' },
    { column: 'offered', becomes: 'handoff-offered' },
    { column: 'called', becomes: 'follow-up' },
  ],
};

export const accountsMapping = {
  entente: 1,
  source: 'Companies',
  shape: 'table',
  account: { keys: [{ space: 'crm-company', columns: ['id'] }], name: { column: 'name' }, domain: { column: 'domain' } },
};

export const dealsMapping = {
  entente: 1,
  source: 'Deals',
  shape: 'table',
  stages: ['Opened', 'Won', 'Lost'],
  deal: {
    key: ['id'],
    space: 'crm-deal',
    name: { column: 'name' },
    owner: { column: 'owner' },
    amount: { column: 'amount', decimal: '.' },
    currency: { value: 'EUR' },
    account: { space: 'crm-company', columns: ['account'] },
    people: [{ ...key('contact'), role: 'buyer' }],
    attributes: { product: { column: 'product' } },
    moments: [
      { column: 'opened', becomes: 'captured', stage: 'Opened' },
      { column: 'closed', becomes: 'won', stage: 'Won', when: { column: 'stage', is: ['Won'] } },
      { column: 'closed', becomes: 'lost', stage: 'Lost', when: { column: 'stage', is: ['Lost'] } },
    ],
  },
};

const companies = 20_011;
const day = 86_400_000;
const begin = Date.UTC(2024, 10, 20);
const stamp = (milliseconds: number) => new Date(milliseconds).toISOString();
/** The same number for the same place, spread over what is below `below`. */
const spread = (at: number, below: number) => (Math.imul(at + 1, 2_654_435_761) >>> 0) % below;

/** One in five is offered to sales, half of those are called; one in twenty thousand has the rare plan. */
export function writePeople(file: string, rows: number): Promise<void> {
  return writeLines(file, 'id,origin,first,last,email,company,account,city,plan,captured,offered,called', rows, (at) => {
    const company = at % companies;
    const captured = begin + Math.floor((at / rows) * 730) * day + spread(at, day);
    const offered = at % 5 === 0 ? captured + spread(at, 3 * day) : 0;
    const called = offered && at % 2 === 0 ? offered + spread(at * 3, 9 * 3_600_000) : 0;
    const plan = spread(at, 20_000) === 7 ? 'rare' : at % 3 ? 'free' : 'paid';
    const moments = [captured, offered, called].map((moment) => (moment ? stamp(moment) : '')).join(',');
    return `${at},${at % 2 ? 'crm' : 'fair'},First${spread(at, 997)},Last${spread(at, 10_007)},p${at}@c${company}.example,Company ${company},${company},City ${spread(at, 311)},${plan},${moments}`;
  });
}

export function writeAccounts(file: string): Promise<void> {
  return writeLines(file, 'id,name,domain', companies, (at) => `${at},Company ${at},c${at}.example`);
}

/** One deal for every ten people, as far as there are. */
export function writeDeals(file: string, people: number): Promise<void> {
  return writeLines(file, 'id,name,owner,amount,account,contact,product,opened,closed,stage', Math.ceil(people / 10), (at) => {
    const opened = begin + spread(at, 700 * day);
    const stage = ['Open', 'Won', 'Lost', 'Lost'][spread(at, 4)]!;
    const contact = spread(at, people);
    const closed = stage === 'Open' ? '' : stamp(opened + spread(at * 7, 60 * day));
    return `${at},Order ${at},seller ${at % 40},${1000 + spread(at, 90_000)}.50,${contact % companies},${contact},Product ${at % 9},${stamp(opened)},${closed},${stage}`;
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

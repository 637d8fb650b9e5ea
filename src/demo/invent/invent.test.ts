import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCalendar, historyDays, type Moment } from './calendar.ts';
import { cast, plain, sellers } from './cast.ts';
import { inventCompany } from './company.ts';
import { csvPieces } from './csv.ts';
import { demoFiles, fileCount } from './files.ts';
import { inventAsks, type InventedAsk } from './asks.ts';
import { createRandom } from './random.ts';
import { truthsOf } from './truths-of.ts';

const madeFor = '2026-11-17';

function digests(seed: number, day: string): string[] {
  return demoFiles(inventCompany(seed, day)).map((file) => {
    const hash = createHash('sha256').update(JSON.stringify(file.mapping));
    for (const piece of csvPieces(file)) hash.update(piece);
    return `${file.name} ${hash.digest('hex')}`;
  });
}

test('the same seed and day give the same bytes, another seed or day others', () => {
  const first = digests(1, madeFor);
  expect(first).toHaveLength(fileCount);
  expect(digests(1, madeFor)).toEqual(first);
  const same = (others: string[]) => others.filter((digest) => first.includes(digest)).map((digest) => digest.split(' ')[0]);
  // Who works there is the same for every seed and day.
  expect(same(digests(2, madeFor))).toEqual(['crm-users.csv']);
  expect(same(digests(1, '2026-11-18'))).toEqual([]);
});

test('whatever the seed and the day, there is as much as there is to be, and nothing of the day itself', () => {
  const days = ['2026-11-23', '2026-11-22', '2026-01-02', '2026-03-30', '2027-10-31', '2028-02-29'];
  for (const [at, day] of days.entries()) {
    const company = inventCompany(at + 100, day);
    expect([day, company.handoffs.length, company.deals.length, company.accounts.length, company.people.length]).toEqual([
      day,
      6000,
      900,
      4000,
      21_600,
    ]);
    expect(company.people.length + company.contacts.filter((each) => each.marketingId === '').length).toBe(25_000);
    const rows = demoFiles(company);
    const touches = rows.filter(({ name }) => /activities|handoffs/.test(name)).reduce((sum, file) => sum + file.rows, 0);
    expect(touches).toBe(400_000);
    const last = company.calendar.at(historyDays - 1, 24 * 60);
    for (const { day: on, minute } of company.handoffs) expect(company.calendar.at(on, minute)).toBeLessThan(last);
    expect(company.deals.every((deal) => deal.steps.length > 0)).toBe(true);
    const waiting = company.handoffs.filter(
      (each) => each.seller === 'Mei Tanaka' && each.day === company.calendar.workdays.at(-1) && each.followUps.length === 0,
    );
    expect(waiting.map((each) => each.person.lastName)).toContain('Halvorsen');
  }
});

test('as many rows come as a file says, and every address is one that nobody can have', () => {
  const company = inventCompany(7, madeFor);
  for (const file of demoFiles(company)) {
    let rows = 0;
    for (const row of file.cells()) {
      rows += 1;
      expect(row.length).toBe(file.header.length);
    }
    expect([file.name, rows]).toEqual([file.name, file.rows]);
  }
  const addresses = [...company.people, ...company.contacts, ...cast].map((each) => each.email);
  expect(addresses.filter((address) => !/^[a-z0-9._]+@[a-z0-9]+\.example$/.test(address))).toEqual([]);
  expect(new Set(company.people.map((each) => each.email)).size).toBe(company.people.length);
});

test('owners and actors are members by the names that sources call them', () => {
  const company = inventCompany(7, madeFor);
  const names = new Set(cast.map((each) => each.name));
  expect(names.size).toBe(cast.length);
  for (const { offeredBy, seller } of company.handoffs) expect([names.has(offeredBy), sellers.includes(seller)]).toEqual([true, true]);
  for (const { owner } of company.deals) expect(names.has(owner)).toBe(true);
});

test('follow-ups come after their offer, and a double is never its own', () => {
  const company = inventCompany(11, madeFor);
  const at = ({ day, minute }: { day: number; minute: number }) => company.calendar.at(day, minute);
  for (const handoff of company.handoffs)
    for (const followUp of handoff.followUps) expect(at(followUp)).toBeGreaterThanOrEqual(at(handoff));
  for (const { marketingId, contactId } of truthsOf(company).doubles) expect([marketingId[0], contactId[0]]).toEqual(['M', 'K']);
  expect(truthsOf(company).doubles).toHaveLength(432);
});

test('asks are answered after they are taken, and promises lie ahead of them', () => {
  const someDay = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(someDay, (date) => {
      const calendar = createCalendar(date.toISOString().slice(0, 10));
      const at = (moment: Moment | undefined) => (moment ? calendar.at(moment.day, moment.minute) : Number.POSITIVE_INFINITY);
      const isInOrder = ({ asked, taken, answered, settled }: InventedAsk) =>
        at(asked) < at(taken) && (!answered || at(taken) < at(answered)) && (!settled || at(answered) < at(settled));
      const asks = inventAsks(calendar);
      expect(asks.filter((ask) => !isInOrder(ask))).toEqual([]);
      expect(asks.filter(({ taken }) => taken && taken.promisedOn < calendar.days[taken.day]!)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('numbers that look random are spread evenly and repeat themselves', () => {
  const random = createRandom(1, 'a test');
  const again = createRandom(1, 'a test');
  const counts = Array.from({ length: 10 }, () => 0);
  for (let at = 0; at < 20_000; at++) {
    const number = random.below(10);
    expect(again.below(10)).toBe(number);
    counts[number] = counts[number]! + 1;
  }
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
  expect(createRandom(1, 'another').next()).not.toBe(createRandom(1, 'a test').next());
});

test('names become addresses', () => {
  expect([plain('Sæther'), plain('Zając'), plain('Wałęsa'), plain('Große'), plain('Lácteos del Ebro')]).toEqual([
    'saether',
    'zajac',
    'walesa',
    'grosse',
    'lacteosdelebro',
  ]);
});

import { gzipSync } from 'node:zlib';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inventedLog, type LogRow } from '#test/invented-log.ts';
import { countCohort, countInPeriod, countLeads, countWaiting, lastMomentOf, wilsonInterval, type Days } from '#test/log-figures.ts';
import { entente, ententeJson, newDataFolder, postgresOf, removeDataFolder } from '#test/program.ts';
import { realData } from '#test/real-data.ts';

interface Bucket {
  fromSeconds: number;
  toSeconds: number | null;
  handoffs: number;
  won: number;
  low: number;
  high: number;
}
interface Waiting {
  medianSeconds: number | null;
  p90Seconds: number | null;
  kaplanMeierMedianSeconds: number | null;
  wonByWait: Bucket[];
  business: { medianSeconds: number | null; p90Seconds: number | null; kaplanMeierMedianSeconds: number | null };
  by?: Record<string, Waiting>;
  byOrder?: string[];
}
interface Funnel {
  stages: { stage: string; people: number }[];
  by?: Record<string, Funnel>;
  byOrder?: string[];
}
interface Imported {
  importRun: { rowsRead: number; created: number; changed: number; unchanged: number; refused: number };
}

const mappings = resolve(import.meta.dirname, 'mappings');
const loanMapping = join(mappings, 'loan-lead-log.json');
/** A weekend, and cases of the working days after it. */
const rows = [...inventedLog(100, 11), ...inventedLog(60, 12).map((row) => ({ ...row, timestamp: laterBy(38, row.timestamp) }))];
const leads = countLeads(rows);
const observedUntil = lastMomentOf(rows);

function laterBy(hours: number, timestamp: string): string {
  return new Date(Date.parse(timestamp) + hours * 3_600_000).toISOString();
}

function csvOf(given: readonly LogRow[]): string {
  const columns = Object.keys(given[0]!) as (keyof LogRow)[];
  return `${[columns, ...given.map((row) => columns.map((column) => row[column]))].map((cells) => cells.join(',')).join('\n')}\n`;
}

/** What the terminal promises of response times, and nothing else. */
const waitingKeys = [
  'handoffs',
  'followedUp',
  'pending',
  'medianSeconds',
  'p90Seconds',
  'kaplanMeierMedianSeconds',
  'within',
  'wonByWait',
  'winsWithoutHandoff',
  'wonWhilePending',
  'wonBeforeHandoff',
  'business',
].sort();

/** The same figures, where interpolating in another order may differ by less than a microsecond. */
function expectWaiting(answer: Waiting, counted: ReturnType<typeof countWaiting>): void {
  expect(Object.keys(answer).sort()).toEqual(waitingKeys);
  expect(Object.keys(answer.business).sort()).toEqual(['kaplanMeierMedianSeconds', 'medianSeconds', 'p90Seconds', 'within']);
  expect(rounded(answer)).toEqual(rounded({ ...counted, wonByWait: counted.wonByWait.map(withInterval) }));
}

function withInterval(bucket: { handoffs: number; won: number }): object {
  return { ...bucket, ...wilsonInterval(bucket.won, bucket.handoffs) };
}

function rounded(figures: object): unknown {
  return JSON.parse(JSON.stringify(figures), (_key, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(5)) : value));
}

// One folder for all stories of the invented log, in their order: the first makes it, the second fills it.
const folder = newDataFolder();
const log = join(folder, 'leads.csv.gz');
const inFolder = (...words: string[]) => [...words, '--data', folder];
afterAll(() => removeDataFolder(folder));

describe('the command line on a folder of its own', () => {
  const waiting = (...words: string[]) => ententeJson<Waiting>(inFolder('measure', 'response-times', ...words));
  const funnel = (...words: string[]) => ententeJson<Funnel>(inFolder('measure', 'funnel', ...words));

  beforeAll(() => writeFileSync(log, gzipSync(csvOf(rows))));

  test('begins an empty folder with a company in UTC and EUR, and leaves nothing running', async () => {
    const { code, out, err } = await entente(inFolder('company'));
    expect({ code, out, err }).toEqual({ code: 0, out: 'My company, UTC, EUR\n', err: '' });
    expect(postgresOf(folder)).toBeNull();
  });

  test('imports a log with the mapping that is kept for the real one; a second time changes nothing, as all figures below show', async () => {
    const words = ['import', log, '--mapping', loanMapping];
    const first = await ententeJson<Imported>(inFolder(...words));
    expect(first.importRun).toMatchObject({ rowsRead: rows.length, created: rows.length, changed: 0, unchanged: 0, refused: 0 });
    const again = await entente(inFolder(...words));
    expect(again).toMatchObject({ code: 0, err: '' });
    expect(again.out).toBe(
      `Loan lead log: ${rows.length.toLocaleString('en')} rows read, ${rows.length.toLocaleString('en')} same as before.\n`,
    );
  });

  test('says how long leads wait, with the promised keys and figures, also by attribute and in a period', async () => {
    const sunday: Days = { from: '2025-10-26', to: '2025-10-26' };
    const [everything, period, byAmount] = await Promise.all([
      waiting(),
      waiting('--from', sunday.from!, '--to', sunday.to!),
      waiting('--by', 'amount_req'),
    ]);
    expectWaiting(everything, countWaiting(leads, observedUntil));
    expectWaiting(period, countWaiting(leads, observedUntil, sunday));
    const { by, byOrder, ...whole } = byAmount;
    expect(whole).toEqual(everything);
    const counted = [...Map.groupBy(leads, (lead) => lead.amount)].map(
      ([amount, own]) => [amount, countWaiting(own, observedUntil)] as const,
    );
    const asked = counted.filter(([, figures]) => figures.handoffs + figures.winsWithoutHandoff > 0);
    expect(Object.keys(by!).sort()).toEqual(asked.map(([amount]) => amount).sort());
    expect(byOrder!.toSorted()).toEqual(Object.keys(by!).sort());
    for (const [amount, figures] of asked) expectWaiting(by![amount]!, figures);
  });

  test('counts the funnel of those captured in the days, by attribute, and of those who came by in the days', async () => {
    const saturday: Days = { from: '2025-10-25', to: '2025-10-25' };
    const monday: Days = { from: '2025-10-27', to: '2025-10-27' };
    const [everybody, cohort, byAmount, inPeriod] = await Promise.all([
      funnel(),
      funnel('--to', saturday.to!),
      funnel('--by', 'amount_req'),
      funnel('--in-period', '--from', monday.from!, '--to', monday.to!),
    ]);
    expect(everybody).toEqual(countCohort(leads));
    expect(cohort).toEqual(countCohort(leads, saturday));
    expect(inPeriod).toEqual(countInPeriod(leads, monday));
    const groups = Map.groupBy(leads, (lead) => lead.amount);
    const by = Object.fromEntries([...groups].map(([amount, own]) => [amount, countCohort(own)]));
    const { byOrder, ...answer } = byAmount;
    expect(answer).toEqual({ ...countCohort(leads), by });
    const sizes = byOrder!.map((amount) => groups.get(amount)!.length);
    expect(sizes).toEqual([...groups.values()].map((own) => own.length).sort((a, b) => b - a));
  });

  test('takes its options before the command as well as after it, and says the same in words', async () => {
    const [before, after, words] = await Promise.all([
      entente(['--json', `--data=${folder}`, 'measure', 'funnel']),
      entente(['measure', 'funnel', '--data', folder, '--json']),
      entente(inFolder('measure', 'response-times')),
    ]);
    expect(before).toMatchObject({ code: 0, out: after.out, err: '' });
    expect(words.out).toContain('It does not say that calling sooner wins.');
    expect(words.out.replaceAll(/ +/g, ' ')).toContain(`handed off ${countWaiting(leads, observedUntil).handoffs}\n`);
  });
});

describe('what the command line does not understand', () => {
  const notJson = join(folder, 'mapping.json');
  const renamed = join(folder, 'renamed.csv');
  const said = async (...words: string[]) => {
    const { code, err, out } = await entente(inFolder(...words));
    return { code, out, said: err.trimEnd().split('\n') };
  };

  beforeAll(() => {
    writeFileSync(notJson, 'case,activity');
    writeFileSync(renamed, csvOf(rows).replace('activity,lifecycle', 'what,phase'));
  });

  test('files: missing, without the columns, and a mapping that is no JSON', async () => {
    const [noFile, noMapping, broken, missingColumns] = await Promise.all([
      said('import', 'nowhere.csv'),
      said('import', log, '--mapping', 'nowhere.json'),
      said('import', log, '--mapping', notJson),
      said('import', renamed, '--mapping', loanMapping),
    ]);
    expect(noFile).toEqual({
      code: 1,
      out: '',
      said: ['There is no file nowhere.csv.', '  Accepted: the path of a file: CSV, Excel or JSON lines, also gzipped'],
    });
    expect(noMapping).toMatchObject({ code: 1, said: ['There is no file nowhere.json.', expect.stringContaining('a mapping in JSON')] });
    expect(broken).toMatchObject({
      code: 1,
      said: [expect.stringMatching(/^The mapping is not JSON: .*mapping\.json\)$/), expect.anything()],
    });
    const accepted = '  Accepted: case_id, reg_date, amount_req, event_index, what, phase, resource, timestamp';
    expect(missingColumns).toEqual({
      code: 1,
      out: '',
      said: ['The file has no column activity. (renamed.csv, header)', accepted, '  The file has no column lifecycle. (header)'],
    });
  });

  test('questions: an attribute that nobody has, and days that are none', async () => {
    const [noAttribute, noDay, reversed] = await Promise.all([
      said('measure', 'funnel', '--by', 'origin'),
      said('measure', 'response-times', '--from', '2025-02-29'),
      said('measure', 'funnel', '--from', '2025-10-27', '--to', '2025-10-26'),
    ]);
    expect(noAttribute).toEqual({ code: 1, out: '', said: ['Nobody has an attribute called origin. (by)', '  Accepted: amount_req'] });
    expect(noDay).toEqual({ code: 1, out: '', said: ['Not a day: 2025-02-29. (from)', '  Accepted: 2026-02-28 and the like'] });
    expect(reversed.code).toBe(1);
    expect(reversed.said[0]).toContain('The period ends on 2025-10-26, before it begins on 2025-10-27.');
  });

  test('words: an unknown command or option ends with 2 and starts nothing', async () => {
    const [command, option, measure] = await Promise.all([
      said('mesure', 'funnel'),
      said('measure', 'funnel', '--form', 'x'),
      said('measure', 'waits'),
    ]);
    expect(command).toMatchObject({
      code: 2,
      said: ["error: unknown command 'mesure'", '(Did you mean measure?)', expect.stringContaining('--help')],
    });
    expect(option).toMatchObject({ code: 2, said: expect.arrayContaining(["error: unknown option '--form'"]) });
    expect(measure).toMatchObject({ code: 2, said: expect.arrayContaining(["error: unknown command 'waits'"]) });
    const { code, out } = await entente(['--help']);
    expect(code).toBe(0);
    expect(out).toContain('ENTENTE_API_KEY');
  });
});

describe('the real logs on the command line', () => {
  const leadLog = realData('lead-log/loan_leads_2011.csv.gz');
  const olistLeads = realData('olist/olist_marketing_qualified_leads_dataset.csv');
  const olistDeals = realData('olist/olist_closed_deals_dataset.csv');
  const timeout = 120_000;

  test.skipIf(!leadLog)('the lead log says what it is known to say', { timeout }, async () => {
    const data = ['--data', join(folder, 'lead-log')];
    const { importRun } = await ententeJson<Imported>(['import', leadLog!, '--mapping', loanMapping, ...data]);
    expect(importRun).toMatchObject({ rowsRead: 150_256, created: 150_256, refused: 0 });
    const [waits, funnel] = await Promise.all([
      ententeJson<Waiting>(['measure', 'response-times', ...data]),
      ententeJson<Funnel>(['measure', 'funnel', ...data]),
    ]);
    expect(waits).toMatchObject({
      handoffs: 2710,
      followedUp: 2710,
      pending: 0,
      medianSeconds: 2298.4605,
      p90Seconds: 49_887.0276,
      kaplanMeierMedianSeconds: 2298.374,
      within: { 300: 519, 900: 876, 3600: 1558, 86_400: 2622 },
      winsWithoutHandoff: 1024,
    });
    const won = waits.wonByWait.map((bucket) => [bucket.toSeconds, bucket.won, bucket.handoffs]);
    const known = { 300: [108, 519], 900: [25, 357], 3600: [53, 682], 14_400: [37, 372], 86_400: [78, 692] };
    expect(won).toEqual([...Object.entries(known).map(([edge, pair]) => [Number(edge), ...pair]), [null, 11, 88]]);
    const people = { 'Lead captured': 7455, 'Application accepted': 2886, 'Proposal sent': 2836, Won: 1336, Declined: 4401 };
    expect(Object.fromEntries(funnel.stages.map(({ stage, people: count }) => [stage, count]))).toMatchObject(people);
  });

  test.skipIf(!olistLeads || !olistDeals)('leads and deals of a marketplace, by origin', { timeout }, async () => {
    const data = ['--data', join(folder, 'olist')];
    await ententeJson(['import', olistLeads!, '--mapping', join(mappings, 'olist-leads.json'), ...data]);
    await ententeJson(['import', olistDeals!, '--mapping', join(mappings, 'olist-deals.json'), ...data]);
    const { stages, by } = await ententeJson<Funnel>(['measure', 'funnel', '--by', 'origin', ...data]);
    const counts = (funnel: Funnel) => funnel.stages.map((stage) => stage.people);
    expect(counts({ stages })).toEqual([8000, 380]);
    expect(Object.fromEntries(Object.entries(by!).map(([origin, part]) => [origin, counts(part)]))).toEqual({
      organic_search: [2296, 113],
      paid_search: [1586, 101],
      social: [1350, 31],
      unknown: [1099, 81],
      direct_traffic: [499, 31],
      email: [493, 6],
      referral: [284, 9],
      other: [150, 2],
      display: [118, 2],
      other_publicities: [65, 0],
      '': [60, 4],
    });
  });
});

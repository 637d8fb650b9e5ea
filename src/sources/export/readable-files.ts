import { createColumns } from './columns.ts';
import type { ExportFile, FoundRow } from './export-file.ts';
import { moneyCell } from './money-cell.ts';

export type ReadableFile = Pick<ExportFile, 'name' | 'query' | 'header' | 'cellsOf'>;

type Reader = (row: FoundRow) => string | number | null | undefined;

function fileOf(name: string, text: string, values: readonly unknown[], readers: Readonly<Record<string, Reader>>): ReadableFile {
  const columns = createColumns();
  for (const [column, read] of Object.entries(readers)) columns.add(column, read);
  return { name, query: { text, values }, header: columns.header(), cellsOf: columns.cellsOf };
}

const moment =
  (name: string): Reader =>
  (row) =>
    row[name]?.toISOString();
const cell =
  (name: string): Reader =>
  (row) =>
    row[name];
const perhapsJson =
  (name: string): Reader =>
  (row) =>
    Object.keys(row[name] ?? {}).length === 0 ? '' : JSON.stringify(row[name]);

/**
 * What Entente makes of the evidence, for people and for other programs, by the views that slices offer to everybody.
 * Nothing of it is needed to import the rest.
 */
export function readableFiles(workspaceId: number): ReadableFile[] {
  return [people, accounts, deals, handoffs, asks, askHistories, members].map((file) => file([workspaceId]));
}

function people(values: readonly unknown[]): ReadableFile {
  const text = `select person_id as id, name, email, company, attributes from entente.person_facts where workspace_id = $1 and person_id = subject_id order by 1`;
  return fileOf('people', text, values, {
    id: cell('id'),
    name: cell('name'),
    email: cell('email'),
    company: cell('company'),
    attributes: perhapsJson('attributes'),
  });
}

function accounts(values: readonly unknown[]): ReadableFile {
  const text = `select subject_id as id, name, domain, attributes from entente.account_facts where workspace_id = $1 order by 1`;
  return fileOf('accounts', text, values, {
    id: cell('id'),
    name: cell('name'),
    domain: cell('domain'),
    attributes: perhapsJson('attributes'),
  });
}

function deals(values: readonly unknown[]): ReadableFile {
  const text = `select d.id, s.name as source, d.subject_id as person, d.name, d.amount_minor as amount, d.currency, d.owner, d.lost_reason, d.attributes,
      (select m.kind from entente.deal_moment_facts m where m.workspace_id = $1 and m.deal_id = d.id and m.kind in ('won', 'lost')
        order by m.occurred_at desc limit 1) as outcome
    from entente.deals d join entente.sources s on s.workspace_id = d.workspace_id and s.id = d.source_id where d.workspace_id = $1 order by d.id`;
  return fileOf('deals', text, values, {
    id: cell('id'),
    source: cell('source'),
    person: cell('person'),
    name: cell('name'),
    amount: (row) => (row.currency ? moneyCell(row.amount, row.currency) : ''),
    currency: cell('currency'),
    outcome: (row) => row.outcome ?? 'open',
    owner: cell('owner'),
    'lost reason': cell('lost_reason'),
    attributes: perhapsJson('attributes'),
  });
}

function members(values: readonly unknown[]): ReadableFile {
  const text = 'select name, team, role from entente.member_facts where workspace_id = $1 order by name, member_id';
  return fileOf('members', text, values, { name: cell('name'), team: cell('team'), role: cell('role') });
}

function handoffs(values: readonly unknown[]): ReadableFile {
  const text = `select h.subject_id as person, h.kind, h.occurred_at, h.known_at, h.actor, s.name as source
    from entente.handoff_facts h left join entente.sources s on s.workspace_id = h.workspace_id and s.id = h.source_id
    where h.workspace_id = $1 order by h.subject_id, h.occurred_at, h.kind, h.fact_id`;
  return fileOf('handoffs', text, values, {
    person: cell('person'),
    what: cell('kind'),
    'occurred at': moment('occurred_at'),
    'known at': moment('known_at'),
    actor: cell('actor'),
    source: cell('source'),
  });
}

function asks(values: readonly unknown[]): ReadableFile {
  const name = (column: string) => `(select name from entente.member_facts m where m.workspace_id = $1 and m.member_id = a.${column})`;
  const text = `select a.*, (select w.text from entente.ask_word_facts w where w.workspace_id = $1 and w.ask_id = a.ask_id and w.what = 'asked') as text,
      ${name('asked_by')} as asker, ${name('owner_id')} as owner from entente.ask_facts a where a.workspace_id = $1 order by a.ask_id`;
  return fileOf('asks', text, values, {
    id: cell('ask_id'),
    kind: cell('kind'),
    text: cell('text'),
    'asked side': cell('asked_side'),
    'about kind': cell('about_kind'),
    about: cell('about_id'),
    'about how many': cell('about_count'),
    'asked by': cell('asker'),
    'asked at': moment('asked_at'),
    'wanted on': cell('wanted_on'),
    owner: cell('owner'),
    'promised on': cell('promised_on'),
    'answered at': moment('answered_at'),
    outcome: cell('outcome'),
  });
}

/** Every word on every ask: who took it, what was promised and why again, the answers, how it ended. */
function askHistories(values: readonly unknown[]): ReadableFile {
  const text = `select w.*, (select name from entente.member_facts m where m.workspace_id = $1 and m.member_id = w.said_by) as who
    from entente.ask_word_facts w where w.workspace_id = $1 order by w.ask_id, w.what <> 'asked', w.said_at, w.what`;
  return fileOf('ask-histories', text, values, {
    ask: cell('ask_id'),
    at: moment('said_at'),
    what: cell('what'),
    who: cell('who'),
    text: cell('text'),
    'promised on': (row) => row.promised_on && String(row.promised_on),
  });
}

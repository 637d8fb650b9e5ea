import type { WorkspaceTx } from '#platform/database/database.ts';
import { searchable } from '#sources/public.ts';

interface PersonToList {
  id: number;
  name: string;
  email: string;
  company: string;
  attributes: Record<string, string> | null;
  hasName: boolean;
  capturedAt: string | null;
  stage: string | null;
}

/**
 * Makes the rows anew by which these people are found and ordered: of persons only, as they are now. What is as it was is
 * not written again.
 * @param ids of persons, or of subjects that are another person or were erased: their rows go.
 */
export async function listPeopleAnew(tx: WorkspaceTx, ids: readonly number[]): Promise<void> {
  const people = await readPeople(tx, ids);
  const rows = people.map((person) => {
    const { name, email, nameKey } = namesOf(person);
    const company = searchable(person.company);
    const words = [name, email, company].filter(Boolean).join('\n');
    const { id, stage } = person;
    return { id, nameKey, email, company, capturedAt: person.capturedAt ?? '-infinity', stage, terms: termsOf(person), words };
  });
  await tx.client.query("select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)");
  const written = JSON.stringify(rows);
  await writeTerms(tx, ids, written);
  await writePeople(tx, ids, written);
  await writeWords(tx, ids, written);
}

/** What sources say in fields of their own, as it is searched. */
function termsOf({ attributes }: PersonToList): Record<string, string> {
  const said = Object.entries(attributes ?? {}).map(([field, value]) => [field, typeof value === 'string' ? searchable(value) : '']);
  return Object.fromEntries(said.filter(([, term]) => term !== ''));
}

/** Whoever has a name comes first, then those with a mail, then those of whom only a key is known: it is no name. */
function namesOf({ hasName, name: called, email: written }: PersonToList) {
  const name = hasName ? searchable(called) : '';
  const email = searchable(written);
  return { name, email, nameKey: name ? `0${name}` : email ? `1${email}` : '2' };
}

/** Everybody among the ids who is a person of their own and of whom something is said. */
async function readPeople(tx: WorkspaceTx, ids: readonly number[]): Promise<PersonToList[]> {
  const { rows } = await tx.client.query<PersonToList>(
    `with given as materialized (
       select p.id, p.name, p.email, p.company, p.attributes from unnest($2::bigint[]) as given (id)
       join entente.people p on p.workspace_id = $1 and p.id = given.id
       where (p.name <> '' or p.email <> '' or p.attributes <> '{}')
         and p.id = (select f.person_id from entente.person_facts f where f.workspace_id = $1 and f.subject_id = p.id offset 0)),
     part as materialized (
       select id, id as subject_id from given
       union
       select l.person_id, l.subject_id from given join entente.subject_links l on l.workspace_id = $1 and l.person_id = given.id
       where l.person_id = (select f.person_id from entente.person_facts f where f.workspace_id = $1 and f.subject_id = l.subject_id offset 0)),
     named as (
       select distinct part.id from part join entente.record_facts r on r.workspace_id = $1 and r.subject_id = part.subject_id
       where r.object in ('person', 'deal') and r.payload ?| array['name', 'firstName', 'lastName']),
     moment as materialized (
       select part.id, c.kind, c.label, c.occurred_at, c.ordinal, c.fact_id
       from part join entente.stage_change_facts c on c.workspace_id = $1 and c.subject_id = part.subject_id),
     captured as (select id, min(occurred_at) as at from moment where kind = 'captured' group by id),
     standing as (select distinct on (id) id, label from moment order by id, occurred_at desc, ordinal desc, fact_id desc)
     select given.*, named.id is not null as "hasName", captured.at::text as "capturedAt", standing.label as stage
     from given left join named using (id) left join captured using (id) left join standing using (id)`,
    [tx.workspaceId, ids],
  );
  return rows;
}

async function writePeople(tx: WorkspaceTx, ids: readonly number[], rows: string): Promise<void> {
  await tx.client.query(
    `delete from entente.people_listed l where l.workspace_id = $1 and l.person_id = any($2::bigint[])
       and l.person_id not in (select id from jsonb_to_recordset($3::jsonb) as p (id bigint))`,
    [tx.workspaceId, ids, rows],
  );
  await tx.client.query(
    `insert into entente.people_listed as l (workspace_id, person_id, name_key, email_search, company_search, captured_at, stage, terms)
     select $1, id, "nameKey", email, company, "capturedAt", stage, terms from jsonb_to_recordset($2::jsonb) as p
       (id bigint, "nameKey" text, email text, company text, "capturedAt" timestamptz, stage text, terms jsonb)
     on conflict (workspace_id, person_id) do update set
       name_key = excluded.name_key, email_search = excluded.email_search, company_search = excluded.company_search,
       captured_at = excluded.captured_at, stage = excluded.stage, terms = excluded.terms
     where (l.name_key, l.email_search, l.company_search, l.captured_at, l.stage, l.terms) is distinct from
       (excluded.name_key, excluded.email_search, excluded.company_search, excluded.captured_at, excluded.stage, excluded.terms)`,
    [tx.workspaceId, rows],
  );
}

/** Before the rows themselves, which say what stood there. In the order of the index, so that each of its pages is met once. */
async function writeTerms(tx: WorkspaceTx, ids: readonly number[], rows: string): Promise<void> {
  await tx.client.query(
    `with stood as materialized (
       select term.key as field, term.value, l.person_id from entente.people_listed l cross join lateral jsonb_each_text(l.terms) as term
       where l.workspace_id = $1 and l.person_id = any($2::bigint[])),
     said as materialized (
       select term.key as field, term.value, p.id as person_id from jsonb_to_recordset($3::jsonb) as p (id bigint, terms jsonb)
       cross join lateral jsonb_each_text(p.terms) as term),
     gone as (
       delete from entente.people_terms t using (select * from stood except select * from said) as old
       where t.workspace_id = $1 and t.field = old.field and t.value = old.value and t.person_id = old.person_id)
     insert into entente.people_terms (workspace_id, field, value, person_id)
     select $1, field, value, person_id from (select * from said except select * from stood) as new
     order by field collate "C", value collate "C", person_id on conflict do nothing`,
    [tx.workspaceId, ids, rows],
  );
}

async function writeWords(tx: WorkspaceTx, ids: readonly number[], rows: string): Promise<void> {
  await tx.client.query(
    `delete from entente.listed_words w where w.workspace_id = $1 and w.thing = 'person' and w.thing_id = any($2::bigint[])
       and w.thing_id not in (select id from jsonb_to_recordset($3::jsonb) as p (id bigint, words text) where words <> '')`,
    [tx.workspaceId, ids, rows],
  );
  await tx.client.query(
    `insert into entente.listed_words as w (workspace_id, thing, thing_id, words)
     select $1, 'person', id, words from jsonb_to_recordset($2::jsonb) as p (id bigint, words text) where words <> ''
     on conflict (workspace_id, thing, thing_id) do update set words = excluded.words where w.words <> excluded.words`,
    [tx.workspaceId, rows],
  );
}

/** What was written last is found as quickly as the rest once it is in the index proper. */
export async function tidyWords(tx: WorkspaceTx): Promise<void> {
  await tx.client.query('select entente.tidy_listed_words()');
}

/**
 * How many deals people have that are open, and how many are won, of all people in one go: whose a deal is follows from links, and
 * asking once for everybody takes as long as asking for one. What is as it was is not written again.
 */
export async function countDealsOfPeople(tx: WorkspaceTx): Promise<void> {
  await tx.client.query(
    `with deal as (
       select distinct f.person_id, d.deal_id from entente.deal_person_facts d
       join entente.person_facts f on f.workspace_id = $1 and f.subject_id = d.subject_id where d.workspace_id = $1),
     ended as (
       select distinct on (deal_id) deal_id, kind from entente.deal_moment_facts
       where workspace_id = $1 and kind in ('won', 'lost') order by deal_id, occurred_at desc, kind),
     counted as (
       select person_id, count(*) filter (where kind is null) as open, count(*) filter (where kind = 'won') as won
       from deal left join ended using (deal_id) group by person_id),
     gone as (
       update entente.people_listed l set open_deals = 0, won_deals = 0
       where l.workspace_id = $1 and (l.open_deals > 0 or l.won_deals > 0)
         and not exists (select 1 from counted c where c.person_id = l.person_id))
     update entente.people_listed l set open_deals = c.open, won_deals = c.won from counted c
     where l.workspace_id = $1 and l.person_id = c.person_id and (l.open_deals, l.won_deals) is distinct from (c.open, c.won)`,
    [tx.workspaceId],
  );
}

/** Nobody who is erased stays in a list, not even until the next one is made. */
export async function unlistPeople(tx: WorkspaceTx, ids: readonly number[]): Promise<void> {
  await writeTerms(tx, ids, '[]');
  await writePeople(tx, ids, '[]');
  await writeWords(tx, ids, '[]');
}

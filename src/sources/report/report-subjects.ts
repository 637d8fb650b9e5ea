import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReportSection, ReportValue } from '#platform/slice.ts';
import { flatPayload } from './flat-payload.ts';
import { reportRefusals } from './report-refusals.ts';

type Row = Record<string, ReportValue>;

/** Everything that sources told of a person, as it is kept. */
export async function reportSubjects(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]> {
  const sections: ReportSection[] = [];
  for (const { query, ...section } of questions) {
    const { rows } = await tx.client.query<Row & { payload?: unknown }>(query, [tx.workspaceId, subjectIds]);
    sections.push({ ...section, rows: rows.map(({ payload, ...row }) => ({ ...row, ...(payload ? flatPayload(payload) : {}) })) });
  }
  return [...sections, ...(await reportRefusals(tx, subjectIds))];
}

interface Question extends Omit<ReportSection, 'rows'> {
  /** $1 is the workspace, $2 the subjects; a column `payload` is spread out. Moments are told in ISO 8601, UTC. */
  query: string;
}

const at = (column: string) => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const questions: readonly Question[] = [
  {
    name: 'records',
    title: 'Records',
    note: 'What each source said, version by version: the values above are made from it.',
    query: `select r.source_name as source, r.object, ${at('r.known_at')} as known, ${at('r.occurred_at')} as happened, r.payload
      from entente.record_facts r where r.workspace_id = $1 and r.subject_id = any($2::bigint[]) order by r.known_at, r.import_run_id, r.record_key, r.record_id`,
  },
  {
    name: 'field-history',
    title: 'History of fields',
    note: 'What a field was set to, when and by whom, as the source’s own history tells it.',
    query: `select s.name as source, c.field, c.value, ${at('c.occurred_at')} as happened, c.actor
      from entente.field_change_facts c join entente.sources s on s.workspace_id = c.workspace_id and s.id = c.source_id
      where c.workspace_id = $1 and c.subject_id = any($2::bigint[]) order by c.occurred_at, c.field`,
  },
  {
    name: 'touches',
    title: 'Touches',
    note: 'What happened between the person and the company: visits, forms, mails, calls, meetings.',
    query: `select ${at('t.occurred_at')} as happened, t.kind, t.label as what, t.channel, t.campaign, t.direction, t.actor, s.name as source
      from entente.touch_facts t join entente.sources s on s.workspace_id = t.workspace_id and s.id = t.source_id
      where t.workspace_id = $1 and t.subject_id = any($2::bigint[]) order by t.occurred_at, t.ordinal`,
  },
  {
    name: 'stages',
    title: 'Stages',
    note: 'The steps of the company’s business that the person came to.',
    query: `select ${at('c.occurred_at')} as happened, c.label as stage, c.kind as meaning, c.actor, s.name as source
      from entente.stage_change_facts c join entente.sources s on s.workspace_id = c.workspace_id and s.id = c.source_id
      where c.workspace_id = $1 and c.subject_id = any($2::bigint[]) order by c.occurred_at, c.ordinal`,
  },
  {
    name: 'deals',
    title: 'Deals',
    note: 'Sales that the person takes part in.',
    query: `select d.name, d.amount_minor as "amountMinor", d.currency, p.role, d.owner, d.lost_reason as "lostReason", d.attributes::text as attributes,
        (select string_agg(m.label || ' ' || ${at('m.occurred_at')}, ', ' order by m.occurred_at) from entente.deal_moment_facts m
         where m.workspace_id = d.workspace_id and m.deal_id = d.id) as moments
      from entente.deal_person_facts p join entente.deals d on d.workspace_id = p.workspace_id and d.id = p.deal_id
      where p.workspace_id = $1 and p.subject_id = any($2::bigint[]) order by d.id`,
  },
  {
    name: 'links',
    title: 'Links',
    note: 'To which deals, touches and accounts the person is linked.',
    query: `select l.kind, nullif(l.role, '') as role, coalesce(other.payload ->> 'name', other.payload ->> 'key') as "to", s.name as source,
        ${at('l.known_at')} as known
      from entente.subjects me
      join entente.link_facts l on l.workspace_id = $1 and (l.from_hash = me.key_hash or (l.to_hash = me.key_hash and l.kind in ('deal-person', 'touch-person')))
      join entente.sources s on s.workspace_id = l.workspace_id and s.id = l.source_id
      left join entente.thing_facts other on other.workspace_id = $1 and other.key_hash = l.to_hash
      where me.workspace_id = $1 and me.id = any($2::bigint[]) order by l.kind, l.id`,
  },
  {
    name: 'departures',
    title: 'Deletions and merges',
    note: 'What sources reported of having deleted the person, or merged them with another record.',
    query: `select d.kind, d.source_name as source, ${at('d.occurred_at')} as happened from entente.departure_facts d
      where d.workspace_id = $1 and d.object = 'person' and (d.subject_id = any($2::bigint[]) or d.into_subject_id = any($2::bigint[])) order by d.occurred_at`,
  },
  {
    name: 'imports',
    title: 'Imports',
    note: 'The files by which the company came to know this.',
    query: `with me as (select key_hash from entente.subjects where workspace_id = $1 and id = any($2::bigint[])),
      runs as (
        select import_run_id from entente.records where workspace_id = $1 and subject_id = any($2::bigint[])
        union select import_run_id from entente.touches where workspace_id = $1 and subject_id = any($2::bigint[])
        union select c.import_run_id from me join entente.field_changes c on c.workspace_id = $1 and c.object = 'person' and c.key_hash = me.key_hash
        union select d.import_run_id from me join entente.departures d on d.workspace_id = $1 and d.object = 'person' and d.key_hash = me.key_hash
        union select import_run_id from entente.undone_rows where workspace_id = $1 and subject_id = any($2::bigint[]))
      select s.name as source, ${at('r.requested_at')} as imported, f.file_name as file
      from runs join entente.import_runs r on r.workspace_id = $1 and r.id = runs.import_run_id
      join entente.sources s on s.workspace_id = $1 and s.id = r.source_id
      left join entente.import_run_files f on f.workspace_id = $1 and f.import_run_id = r.id order by r.requested_at, f.position`,
  },
  {
    name: 'undone',
    title: 'Kept aside',
    note: 'Rows of imports that were undone: they count for nothing, and are kept in case the undo is taken back.',
    query: `select evidence as kind, ${at('r.requested_at')} as imported,
        coalesce(content ->> 'label', content ->> 'field') as what, content ->> 'value' as value, content -> 'payload' as payload
      from entente.undone_rows u join entente.import_runs r on r.workspace_id = u.workspace_id and r.id = u.import_run_id
      where u.workspace_id = $1 and u.subject_id = any($2::bigint[]) order by u.import_run_id, u.place`,
  },
];

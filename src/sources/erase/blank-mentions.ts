import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ErasedPerson } from '#platform/slice.ts';
import { withoutPersonal } from './personal-texts.ts';

/**
 * Blanks what other things say of the person: a deal called after them, an account with them as its contact, a warning
 * of an import with their mail as its example, a file of that name. Keys are too short to be looked for here, but for the
 * deals and touches that are linked to the person.
 */
export async function blankMentions(tx: WorkspaceTx, erased: ErasedPerson, isPersonal: (text: string) => boolean): Promise<void> {
  await blankRecordsThatMention(tx, erased, isPersonal);
  await blankDeals(tx, erased, isPersonal);
  await blankRuns(tx, erased, isPersonal);
  await blankScheduleFiles(tx, erased.identifiers);
  for (const [table, column] of fileNames)
    await tx.client.query(
      `update entente.${table} set ${column} = 'erased' where workspace_id = $1 and exists (
         select 1 from unnest($2::text[]) as known (text) where strpos(lower(${column}), lower(known.text)) > 0)`,
      [tx.workspaceId, erased.identifiers],
    );
}

const fileNames = [
  ['uploads', 'name'],
  ['import_run_files', 'file_name'],
] as const;

/** Files of schedules are told apart by their names; what a look has found goes on under its upload. */
async function blankScheduleFiles(tx: WorkspaceTx, identifiers: readonly string[]): Promise<void> {
  const texts = identifiers.map((identifier) => identifier.toLowerCase());
  await tx.client.query(
    `update entente.import_schedule_files set name = 'erased ' || substr(md5(random()::text || name), 1, 12)
     where workspace_id = $1 and ${mentions('name', '$2')}`,
    [tx.workspaceId, texts],
  );
  await tx.client.query(
    `update entente.import_schedule_looks set found = (
       select jsonb_agg(case when ${mentions("f.file ->> 'name'", '$2')} then jsonb_set(f.file, '{name}', '"erased"') else f.file end order by f.place)
       from jsonb_array_elements(found) with ordinality as f (file, place))
     where workspace_id = $1 and ${mentions('found', '$3')}`,
    [tx.workspaceId, texts, asJson(identifiers)],
  );
}

const asJson = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text).slice(1, -1).toLowerCase());
const mentions = (column: string, place: string) =>
  `exists (select 1 from unnest(${place}::text[]) as known (text) where strpos(lower((${column})::text), known.text) > 0)`;

async function blankRecordsThatMention(
  tx: WorkspaceTx,
  { subjectIds, identifiers }: ErasedPerson,
  isPersonal: (text: string) => boolean,
): Promise<void> {
  const { rows } = await tx.client.query<{ id: number; payload: unknown }>(
    `with linked as (
       select l.kind, l.from_hash from entente.links l
       join entente.subjects s on s.workspace_id = l.workspace_id and s.key_hash = l.to_hash
       where l.workspace_id = $1 and l.kind in ('deal-person', 'touch-person') and s.id = any($2::bigint[]))
     select id, payload from entente.records where workspace_id = $1 and payload is not null and ${mentions('payload', '$3')}
     union
     select r.id, r.payload from linked join entente.records r on r.workspace_id = $1 and r.object = 'deal' and r.record_key = linked.from_hash
     union
     select r.id, r.payload from linked join entente.subjects s on s.workspace_id = $1 and s.key_hash = linked.from_hash
       join entente.records r on r.workspace_id = $1 and r.subject_id = s.id and r.object = 'touch'`,
    [tx.workspaceId, subjectIds, asJson(identifiers)],
  );
  const changed = rows
    .map(({ id, payload }) => ({ id, before: JSON.stringify(payload), after: JSON.stringify(withoutMentions(payload, isPersonal)) }))
    .filter(({ before, after }) => before !== after);
  await tx.client.query(
    `update entente.records r set payload = bare.payload from unnest($2::bigint[], $3::jsonb[]) as bare (id, payload)
     where r.workspace_id = $1 and r.id = bare.id`,
    [tx.workspaceId, changed.map((row) => row.id), changed.map((row) => row.after)],
  );
}

/** Moments and links are no words: a stage that happens to be called like a key stays. */
function withoutMentions(payload: unknown, isPersonal: (text: string) => boolean): unknown {
  const { moments, links, ...rest } = (payload ?? {}) as Record<string, unknown>;
  const { moments: ofDeal, ...deal } = (rest['deal'] ?? {}) as Record<string, unknown>;
  const bare = (withoutPersonal({ ...rest, deal: undefined }, isPersonal) ?? {}) as Record<string, unknown>;
  delete bare['deal'];
  return {
    ...bare,
    ...(rest['deal'] !== undefined && {
      deal: { ...(withoutPersonal(deal, isPersonal) as object), ...(ofDeal !== undefined && { moments: ofDeal }) },
    }),
    ...(moments !== undefined && { moments }),
    ...(links !== undefined && { links }),
  };
}

interface DealRow {
  id: number;
  name: string | null;
  owner: string | null;
  lostReason: string | null;
  attributes: unknown;
}

async function blankDeals(
  tx: WorkspaceTx,
  { subjectIds, identifiers }: ErasedPerson,
  isPersonal: (text: string) => boolean,
): Promise<void> {
  const { rows } = await tx.client.query<DealRow>(
    `select id, name, owner, lost_reason as "lostReason", attributes from entente.deals
     where workspace_id = $1 and (subject_id = any($2::bigint[]) or ${mentions("concat_ws(' ', name, owner, lost_reason, attributes::text)", '$3')})`,
    [tx.workspaceId, subjectIds, asJson(identifiers)],
  );
  const kept = (text: string | null) => (text !== null && isPersonal(text) ? null : text);
  await tx.client.query(
    `update entente.deals d set name = bare.name, owner = bare.owner, lost_reason = bare.lost_reason, attributes = bare.attributes
     from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::jsonb[]) as bare (id, name, owner, lost_reason, attributes)
     where d.workspace_id = $1 and d.id = bare.id`,
    [
      tx.workspaceId,
      rows.map((deal) => deal.id),
      rows.map((deal) => kept(deal.name)),
      rows.map((deal) => kept(deal.owner)),
      rows.map((deal) => kept(deal.lostReason)),
      rows.map((deal) => JSON.stringify(withoutPersonal(deal.attributes, isPersonal))),
    ],
  );
}

/** Warnings and problems quote what was in the file. */
async function blankRuns(tx: WorkspaceTx, { identifiers }: ErasedPerson, isPersonal: (text: string) => boolean): Promise<void> {
  for (const [table, column] of quoting) {
    const key = table === 'import_progress' ? 'import_run_id' : 'id';
    const { rows } = await tx.client.query<{ id: number; said: unknown }>(
      `select ${key} as id, ${column} as said from entente.${table} where workspace_id = $1 and ${mentions(column, '$2')}`,
      [tx.workspaceId, asJson(identifiers)],
    );
    for (const { id, said } of rows)
      await tx.client.query(`update entente.${table} set ${column} = $3 where workspace_id = $1 and ${key} = $2`, [
        tx.workspaceId,
        id,
        JSON.stringify(withoutPersonal(said, isPersonal)),
      ]);
  }
}

const quoting = [
  ['import_runs', 'warnings'],
  ['import_progress', 'problem'],
  ['import_undos', 'problem'],
  ['import_schedule_looks', 'problem'],
] as const;

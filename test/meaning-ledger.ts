import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';

// Everything that imports leave, row by row, without row ids: people are named by the hash of their key, deals by scope and key,
// sources by name, imports by the labels given. What only says how the work went (progress, undos, events) is not of it.

const person = (id: string) =>
  `(select encode(s.key_hash, 'hex') from entente.subjects s where s.workspace_id = t.workspace_id and s.id = ${id})`;
const source = '(select name from entente.sources s where s.workspace_id = t.workspace_id and s.id = t.source_id)';
const hex = (column: string) => `encode(t.${column}, 'hex')`;
const run = 't.import_run_id as run';

const questions: Record<string, string> = {
  subjects: `select ${hex('key_hash')}, t.space, t.first_known_at, ${run} from entente.subjects t`,
  // A version's number only tells it apart; what counts is the order.
  records: `select ${source}, ${person('t.subject_id')}, t.object, ${hex('record_key')}, ${hex('content_hash')}, t.payload, t.occurred_at, t.ordinal,
    t.known_at, t.known_by_import, row_number() over (partition by t.source_id, t.object, t.record_key, case when t.object = 'deal' then 0 else t.subject_id end
      order by t.known_at, t.import_run_id, t.id), ${run} from entente.records t`,
  touches: `select ${source}, ${person('t.subject_id')}, t.kind, t.label, t.lifecycle, t.occurred_at, t.known_at, t.known_by_import, t.ordinal, t.actor,
    t.channel, t.campaign, t.direction, t.evidence, ${hex('row_hash')}, ${run} from entente.touches t`,
  field_changes: `select ${source}, t.object, ${hex('key_hash')}, t.field, t.value, t.occurred_at, t.known_at, t.ordinal, t.actor, t.meaning, t.stage,
    ${hex('row_hash')}, ${run} from entente.field_changes t`,
  links: `select ${source}, t.kind, ${hex('from_hash')}, ${hex('to_hash')}, t.role, t.known_at, ${run} from entente.links t`,
  departures: `select ${source}, t.object, t.kind, ${hex('key_hash')}, ${hex('into_hash')}, t.said_at::text, t.occurred_at, t.known_at, t.known_by_import, ${run}
    from entente.departures t`,
  stage_changes: `select ${source}, ${person('t.subject_id')}, t.meaning, t.stage, t.occurrence, t.occurred_at, t.known_at, t.known_by_import, t.ordinal,
    t.actor, ${run} from entente.stage_changes t`,
  deals: `select case when t.scope = 0 then 'shared' else ${source} end, ${hex('key_hash')}, ${source}, ${person('t.subject_id')}, t.name, t.amount_minor,
    t.currency, t.attributes, t.owner, t.lost_reason, ${hex('follows_hash')}, ${run} from entente.deals t`,
  deal_stage_changes: `select d.scope = 0, ${"encode(d.key_hash, 'hex')"}, t.meaning, t.stage, t.occurred_at, t.known_at, t.known_by_import
    from entente.deal_stage_changes t join entente.deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id`,
  people: `select ${person('t.id')}, t.name, t.name_search, t.email, t.email_search, t.company, t.attributes from entente.people t`,
  subject_links: `select ${person('t.subject_id')}, ${person('t.person_id')}, t.reason, t.origin from entente.subject_links t`,
  handoffs: `select ${source}, ${person('t.subject_id')}, t.occurrence, t.offered_at, t.known_at, t.ordinal, t.actor, ${run} from entente.handoffs t`,
  follow_ups: `select ${source}, ${person('t.subject_id')}, t.occurrence, t.occurred_at, t.known_at, t.ordinal, t.actor, ${run} from entente.follow_ups t`,
  stages: 'select t.name, t.position, t.meaning from entente.stages t',
  rules: 'select t.name, t.rules_run_id as run from entente.sources t where t.rules_run_id is not null',
};

/** The rows of every table, each as a text, in an order of their own. @param labelOf what an import is called. */
export async function meaningOf(context: Context, labelOf: (runId: number) => string): Promise<Record<string, string[]>> {
  const ledger: Record<string, string[]> = {};
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    for (const [name, text] of Object.entries(questions)) {
      const { rows, fields } = await tx.client.query({ text, rowMode: 'array' });
      const isLabelled = fields.at(-1)!.name === 'run';
      ledger[name] = (rows as unknown[][])
        .map((row) => JSON.stringify(isLabelled ? [...row.slice(0, -1), labelOf(row.at(-1) as number)] : row))
        .toSorted();
    }
  });
  return ledger;
}

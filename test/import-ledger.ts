import { createHash } from 'node:crypto';
import type { Context } from '#platform/context.ts';
import { inWorkspace } from '#platform/database/database.ts';

// Row ids differ between two imports of the same rows; everything else may not. People are named by the hash of their key.
const person = (id: string) =>
  `(select encode(s.key_hash, 'hex') from entente.subjects s where s.workspace_id = t.workspace_id and s.id = ${id})`;
const moment = `t.known_at, t.ordinal, t.actor`;

const tables: Record<string, string> = {
  subjects: `select encode(t.key_hash, 'hex'), t.space, t.first_known_at from entente.subjects t`,
  records: `select ${person('t.subject_id')}, t.object, encode(t.record_key, 'hex'), t.version, encode(t.content_hash, 'hex'), t.payload, t.occurred_at,
    t.ordinal, t.known_at, t.known_by_import from entente.records t`,
  touches: `select ${person('t.subject_id')}, t.kind, t.label, t.lifecycle, t.occurred_at, encode(t.row_hash, 'hex'), ${moment} from entente.touches t`,
  stage_changes: `select ${person('t.subject_id')}, t.meaning, t.stage, t.occurrence, t.occurred_at, ${moment} from entente.stage_changes t`,
  deals: `select ${person('t.subject_id')}, encode(t.key_hash, 'hex'), t.name, t.amount_minor, t.currency from entente.deals t`,
  deal_stage_changes: `select encode(d.key_hash, 'hex'), t.meaning, t.stage, t.occurred_at, t.known_at from entente.deal_stage_changes t
    join entente.deals d on d.workspace_id = t.workspace_id and d.id = t.deal_id`,
  people: `select ${person('t.id')}, t.name, t.name_search, t.email, t.email_search, t.company, t.attributes from entente.people t`,
  handoffs: `select ${person('t.subject_id')}, t.occurrence, t.offered_at, ${moment} from entente.handoffs t`,
  follow_ups: `select ${person('t.subject_id')}, t.occurrence, t.occurred_at, ${moment} from entente.follow_ups t`,
  stages: `select t.name, t.position, t.meaning from entente.stages t`,
  refusals: `select t.file_position, t.row_number, t.code, t.message, t.cells from entente.import_refusals t`,
  held: `select t.record_name from entente.import_held_rows t`,
};

/** All that imports have written: for each table the number of rows and a checksum over them, in an order of their own. */
export async function ledgerOf(context: Context): Promise<Record<string, string>> {
  const ledger: Record<string, string> = {};
  await inWorkspace(context.database, context.caller.workspaceId, async (tx) => {
    for (const [name, text] of Object.entries(tables)) {
      const { rows } = await tx.client.query({ text, rowMode: 'array' });
      const lines = (rows as unknown[][]).map((row) => JSON.stringify(row)).toSorted();
      ledger[name] = `${lines.length} rows, ${createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)}`;
    }
  });
  return ledger;
}

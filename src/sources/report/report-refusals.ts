import type { WorkspaceTx } from '#platform/database/database.ts';
import type { ReportSection, ReportValue } from '#platform/slice.ts';
import { findPersonalTexts } from '../erase/find-personal.ts';
import { findRefusalsOf, type RefusedOf } from '../erase/find-refusals-of.ts';
import { createPersonalTest } from '../erase/personal-texts.ts';
import { flatPayload } from './flat-payload.ts';

type Row = Record<string, ReportValue>;

/** What imports hold of a person beside what they brought: found in the same way as an erasure finds it. */
export async function reportRefusals(tx: WorkspaceTx, subjectIds: readonly number[]): Promise<ReportSection[]> {
  const texts = await findPersonalTexts(tx, subjectIds);
  const refused = await findRefusalsOf(tx, texts, createPersonalTest(texts));
  const imports = await importsOf(
    tx,
    refused.map(({ importRunId }) => importRunId),
  );
  return [
    {
      name: 'refused',
      title: 'Refused rows',
      note: 'Rows of files that could not be taken: they count for nothing, and are kept to be repaired.',
      rows: refused.map((one) => ({ ...imports.get(one.importRunId), row: one.row, reason: one.message, ...cellsOf(one) })),
    },
    {
      name: 'held',
      title: 'Held rows',
      note: 'Rows of imports at work, whose turn comes at their end.',
      rows: await heldRows(tx, subjectIds, texts.identifiers),
    },
    {
      name: 'warnings',
      title: 'Warnings',
      note: 'What imports warned of, where the person is named in it.',
      rows: await warnings(tx, texts.identifiers),
    },
  ];
}

function cellsOf({ header, cells }: RefusedOf): Row {
  return Object.fromEntries((cells ?? []).flatMap((cell, at) => (cell === '' ? [] : [[header[at] ?? `column ${at + 1}`, cell]])));
}

async function importsOf(tx: WorkspaceTx, runIds: readonly number[]): Promise<Map<number, Row>> {
  const { rows } = await tx.client.query<{ id: number; source: string; imported: Date }>(
    `select r.id, s.name as source, r.requested_at as imported from entente.import_runs r
     join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id where r.workspace_id = $1 and r.id = any($2::bigint[])`,
    [tx.workspaceId, [...new Set(runIds)]],
  );
  return new Map(rows.map(({ id, source, imported }) => [id, { source, imported: imported.toISOString() }]));
}

const named = (column: string) =>
  `exists (select 1 from unnest($2::text[]) as known (text) where strpos(lower((${column})::text), known.text) > 0)`;
const asJson = (texts: readonly string[]) => texts.map((text) => JSON.stringify(text).slice(1, -1).toLowerCase());

async function heldRows(tx: WorkspaceTx, subjectIds: readonly number[], identifiers: readonly string[]): Promise<Row[]> {
  const { rows } = await tx.client.query<{ payload: string }>(
    `select h.held_row ->> 'payload' as payload from entente.import_held_rows h
     where h.workspace_id = $1 and (${named('h.held_row')} or h.held_row ->> 'keyHash' in (
       select encode(s.key_hash, 'hex') from entente.subjects s where s.workspace_id = $1 and s.id = any($3::bigint[])))
     order by h.import_run_id, h.place`,
    [tx.workspaceId, asJson(identifiers), subjectIds],
  );
  return rows.map(({ payload }) => flatPayload(JSON.parse(payload)));
}

/** Of the examples of a warning only those that name the person. */
async function warnings(tx: WorkspaceTx, identifiers: readonly string[]): Promise<Row[]> {
  const { rows } = await tx.client.query<{ source: string; imported: Date; what: string; example: string | null }>(
    `select s.name as source, r.requested_at as imported, w ->> 'code' as what,
       (select string_agg(e, ', ') from jsonb_array_elements_text(w -> 'examples') as e where ${named('e')}) as example
     from entente.import_runs r join entente.sources s on s.workspace_id = r.workspace_id and s.id = r.source_id,
       jsonb_array_elements(r.warnings) as w
     where r.workspace_id = $1 and ${named('w')} order by r.requested_at, r.id`,
    [tx.workspaceId, asJson(identifiers)],
  );
  return rows.map(({ imported, ...row }) => ({ ...row, imported: imported.toISOString() }));
}

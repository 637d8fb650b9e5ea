import { isTest, roomOf } from './rooms.ts';
import type { Tree, Violation } from './violation.ts';

/** Which slice owns which tables; a new table is added here with its migration. */
export const tablesOf: Readonly<Record<string, readonly string[]>> = {
  workspace: [
    'saved_views',
    'saved_view_stars',
    'companies',
    'holidays',
    'members',
    'member_ends',
    'member_returns',
    'member_leaves',
    'member_names',
    'invitations',
    'invitation_ends',
    'invitation_renewals',
    'api_keys',
    'api_key_revocations',
    'api_key_uses',
    'single_sign_on',
    'role_settings',
  ],
  sources: [
    'sources',
    'stages',
    'uploads',
    'upload_pieces',
    'import_runs',
    'import_run_files',
    'import_progress',
    'import_refusals',
    'import_held_rows',
    'subjects',
    'records',
    'touches',
    'touches_elsewhen',
    'stage_changes',
    'deals',
    'deal_stage_changes',
    'field_changes',
    'links',
    'departures',
    'confirmations',
    'undone_rows',
    'subjects_epochs',
    'import_undos',
    'erased_keys',
    'saved_mappings',
    'saved_mapping_versions',
    'import_schedules',
    'import_schedule_looks',
    'import_schedule_files',
    'import_run_counts',
    'data_counts',
  ],
  identity: [
    'people',
    'subject_links',
    'erasures',
    'accounts',
    'people_listed',
    'people_terms',
    'listed_words',
    'deals_listed',
    'accounts_listed',
  ],
  discussion: ['comments', 'comment_changes', 'mentions', 'follows', 'notices', 'notice_silences', 'notice_mail_choices'],
  asks: ['asks', 'ask_abouts', 'ask_takings', 'ask_promises', 'ask_answers', 'ask_ends'],
  bulk: ['bulk_actions', 'bulk_items', 'bulk_ends'],
  handoff: ['handoffs', 'follow_ups', 'handoffs_listed'],
  platform: ['lists_made', 'mails', 'mail_states', 'mail_settings'],
};

/** SQL touches another slice's data only through its `*_facts` views. */
export function checkFactsOnly(tree: Tree): Violation[] {
  const ownerOf = new Map(Object.entries(tablesOf).flatMap(([slice, tables]) => tables.map((table) => [table, slice] as const)));
  const found: Violation[] = [];
  for (const [file, text] of tree) {
    const room = roomOf(file);
    if (!room?.isSlice || isTest(file)) continue;
    for (const [, table] of text.matchAll(/\bentente\.([a-z_]+)/g)) {
      const owner = ownerOf.get(table!);
      if (owner && owner !== room.name) found.push({ file, rule: `entente.${table} belongs to ${owner}: read one of its *_facts views` });
    }
  }
  return found;
}

/** Tables that migrations make and nobody is named to own: another slice could read them unseen. The platform's own are nobody's data. */
export function tablesWithoutOwner(migrations: string): string[] {
  const owned = new Set(['events', ...Object.values(tablesOf).flat()]);
  const made = [...migrations.matchAll(/create table (?:if not exists )?entente\.([a-z_]+)(?![a-z_%])/g)].map(([, table]) => table!);
  return made.filter((table) => !owned.has(table));
}

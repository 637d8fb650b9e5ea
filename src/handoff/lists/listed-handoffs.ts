import type { Platform } from '#platform/context.ts';
import { followImports, whileMaking } from '#platform/lists/follow-imports.ts';

export const followHandoffs = followImports({
  slice: 'handoff',
  list: 'handoffs',
  makeWhole: listHandoffsAnew,
  isAnything: async (tx) => {
    const { rows } = await tx.client.query('select 1 from entente.handoffs where workspace_id = $1 limit 1', [tx.workspaceId]);
    return rows.length > 0;
  },
});

/**
 * A handoff's window runs from its offer to the next offer of the same person, as in `handoff-windows.ts`: the first follow-up, win
 * and exit inside it are its own.
 */
async function listHandoffsAnew(platform: Platform, workspaceId: number): Promise<void> {
  await whileMaking(platform, workspaceId, async (tx) => {
    await tx.client.query("select set_config('jit', 'off', true)");
    await tx.client.query(
      `with offered as materialized (
         select distinct f.person_id from entente.handoffs h
         join entente.person_facts f on f.workspace_id = $1 and f.subject_id = h.subject_id where h.workspace_id = $1),
       part as materialized (
         select f.person_id, f.subject_id from entente.person_facts f join offered using (person_id) where f.workspace_id = $1),
       told as (
         select part.person_id, m.kind, m.occurred_at, m.ordinal, m.actor, m.fact_id
         from part join entente.handoff_facts m on m.workspace_id = $1 and m.subject_id = part.subject_id
         union all
         select part.person_id, m.kind, m.occurred_at, m.ordinal, null, 0
         from part join entente.stage_change_facts m on m.workspace_id = $1 and m.subject_id = part.subject_id where m.kind in ('won', 'lost')
         union all
         select part.person_id, m.kind, m.occurred_at, m.ordinal, null, 0
         from part join entente.deal_facts m on m.workspace_id = $1 and m.subject_id = part.subject_id where m.kind in ('won', 'lost')),
       ordered as (
         select *, count(*) filter (where kind = 'handoff-offered') over in_order as number, row_number() over in_order as place from told
         window in_order as (partition by person_id order by occurred_at, ordinal, kind <> 'handoff-offered', kind, fact_id
           rows between unbounded preceding and current row)),
       made as (
         select person_id, max(fact_id) filter (where kind = 'handoff-offered') as handoff_id,
           max(occurred_at) filter (where kind = 'handoff-offered') as offered_at, max(actor) filter (where kind = 'handoff-offered') as offered_by,
           min(occurred_at) filter (where kind = 'follow-up') as followed_up_at,
           (array_agg(actor order by place) filter (where kind = 'follow-up'))[1] as followed_up_by,
           bool_or(kind = 'won') as is_won, bool_or(kind = 'lost') as is_lost
         from ordered where number > 0 group by person_id, number),
       gone as (
         delete from entente.handoffs_listed l where l.workspace_id = $1
           and not exists (select 1 from made where made.handoff_id = l.handoff_id))
       insert into entente.handoffs_listed as l (workspace_id, handoff_id, person_id, offered_at, offered_by, followed_up_at, followed_up_by,
         state, wait_minutes)
       select $1, handoff_id, person_id, offered_at, offered_by, followed_up_at, followed_up_by,
         case when is_won then 'won' when is_lost then 'lost' when followed_up_at is not null then 'followed-up' else 'pending' end,
         coalesce(extract(epoch from followed_up_at - offered_at) / 60, -1)
       from made
       on conflict (workspace_id, handoff_id) do update set
         person_id = excluded.person_id, offered_at = excluded.offered_at, offered_by = excluded.offered_by,
         followed_up_at = excluded.followed_up_at, followed_up_by = excluded.followed_up_by, state = excluded.state,
         wait_minutes = excluded.wait_minutes
       where (l.person_id, l.offered_at, l.offered_by, l.followed_up_at, l.followed_up_by, l.state) is distinct from
         (excluded.person_id, excluded.offered_at, excluded.offered_by, excluded.followed_up_at, excluded.followed_up_by, excluded.state)`,
      [workspaceId],
    );
  });
}

-- What stands of each deal now, for lists and first pages: where it is, since when, and how it ended.
-- Empty where nothing is known to have happened to it. The newest moment says it: a deal that was lost and goes on is open again. Of equal stamps the end counts.
create view entente.deal_state_facts with (security_invoker = true) as
  select d.workspace_id, d.id as deal_id, d.name, d.amount_minor, d.currency, d.owner, d.lost_reason, m.opened_at, m.stages,
    m.stage, m.kind, m.stage_since
  from entente.deals d
  left join (
    select workspace_id, deal_id, min(occurred_at) as opened_at, max(occurred_at) as stage_since,
      array_agg(distinct label) filter (where kind not in ('won', 'lost')) as stages,
      (array_agg(label order by occurred_at desc, kind in ('won', 'lost') desc, ordinal desc, fact_id desc))[1] as stage,
      (array_agg(kind order by occurred_at desc, kind in ('won', 'lost') desc, ordinal desc, fact_id desc))[1] as kind
    from entente.deal_moment_facts group by workspace_id, deal_id
  ) m on m.workspace_id = d.workspace_id and m.deal_id = d.id;
grant select on entente.deal_state_facts to @app_role@;

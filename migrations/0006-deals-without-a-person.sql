-- ── Deals that no figure about people counts ───────────────────────────────────────────────────────
-- Deals whose source names nobody, neither in their own row nor by a link.
create view entente.personless_deal_facts with (security_invoker = true) as
  select d.workspace_id, d.id as deal_id
  from entente.deals d
  where d.subject_id is null and not exists (
    select 1 from entente.deal_link_facts l join entente.subjects s on s.workspace_id = l.workspace_id and s.key_hash = l.to_hash
    where l.workspace_id = d.workspace_id and l.kind = 'deal-person' and l.from_hash = d.key_hash);
grant select on entente.personless_deal_facts to @app_role@;

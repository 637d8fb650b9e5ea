-- The links of accounts that stand, as before, read by the keys of records: a record that is not a deal is looked up by its subject, a deal by its
-- key. Said in one condition, every link looked through all records of its source, and reading all links took the square of their number.
create or replace view entente.account_link_facts with (security_invoker = true) as
  select l.* from entente.links l
  where l.kind in ('person-account', 'account-parent') and not (
    exists (select 1 from entente.subjects s join entente.records r on r.workspace_id = s.workspace_id and r.subject_id = s.id
      where s.workspace_id = l.workspace_id and s.key_hash = l.from_hash and r.source_id = l.source_id
        and entente.says_link(r.payload, l.kind, l.to_hash, l.role))
    and not exists (select 1 from entente.subjects s join entente.records r on r.workspace_id = s.workspace_id and r.subject_id = s.id
      where s.workspace_id = l.workspace_id and s.key_hash = l.from_hash and r.source_id = l.source_id
        and entente.says_link(r.payload, l.kind, l.to_hash, l.role)
        and not exists (select 1 from entente.records later where later.workspace_id = r.workspace_id and later.subject_id = r.subject_id
          and later.source_id = r.source_id and later.object = r.object and later.record_key = r.record_key
          and (later.known_at, later.import_run_id, later.id) > (r.known_at, r.import_run_id, r.id))
        and not exists (select 1 from entente.records later where r.object = 'deal' and later.object = 'deal'
          and later.workspace_id = r.workspace_id and later.source_id = r.source_id and later.record_key = r.record_key
          and (later.known_at, later.import_run_id, later.id) > (r.known_at, r.import_run_id, r.id))));

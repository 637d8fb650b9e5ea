-- What an operator looks at: which backups were made, and how far the database has come.
create table directory.backups (
  id bigint generated always as identity primary key,
  -- The moment that the backup shows, and when it was whole, on the disk and read back.
  taken_at timestamptz not null,
  ended_at timestamptz not null,
  -- Without its folder: it lies on some machine of the operator's.
  file_name text not null,
  bytes bigint not null,
  rows bigint not null
);
grant select on directory.backups to @app_role@;
grant select on public.entente_migrations to @app_role@;

-- Ways to sign in: second factors, passkeys, single sign-on; and what an API key may do.
-- What belongs to an account lies in the schema auth, beside the tables of better-auth: an account is not a workspace's.

-- When a session was last used, to the quarter of an hour: written rarely.
alter table auth.session add column "lastUsedAt" timestamptz;

-- The second factor of an account: a secret shared with its app, sealed by the installation's own.
create table auth.second_factor (
  user_id text primary key references auth."user" on delete cascade,
  sealed_secret bytea not null,
  begun_at timestamptz not null,
  -- Empty until a first code has shown that the app has the secret: until then it is asked for nowhere.
  confirmed_at timestamptz,
  -- The newest step of thirty seconds whose code was taken: no code opens twice.
  last_step bigint not null default 0,
  -- Tries since when, counted before a code is looked at: the same for every process.
  tries int not null default 0,
  trying_since timestamptz
);
create table auth.backup_code (
  user_id text not null references auth.second_factor on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);
create table auth.passkey (
  -- The credential's own id, as the browser writes it.
  id text primary key,
  user_id text not null references auth."user" on delete cascade,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_by_user on auth.passkey (user_id);
-- What a sign-in waits for between two requests: a code, the answer of a passkey, somebody coming back from their provider.
create table auth.pending_step (
  token_hash bytea primary key,
  kind text not null check (kind in ('code', 'new-passkey', 'passkey', 'single-sign-on')),
  user_id text references auth."user" on delete cascade,
  payload jsonb not null,
  expires_at timestamptz not null
);
create index pending_step_by_end on auth.pending_step (expires_at);
grant select, insert, update, delete on auth.second_factor, auth.passkey to @app_role@;
grant select, insert, update on auth.backup_code to @app_role@;
grant select, insert, delete on auth.pending_step to @app_role@;

-- ── API keys ─────────────────────────────────────────────────────────────────────────────────────
-- Without scopes a key may do whatever its member may; without an end it works until it is revoked.
alter table entente.api_keys add column scopes text[], add column expires_at timestamptz;
-- The last day on which a key was used: one write a day.
create table entente.api_key_uses (
  workspace_id bigint not null,
  api_key_id bigint not null,
  used_on date not null,
  primary key (workspace_id, api_key_id),
  foreign key (workspace_id, api_key_id) references entente.api_keys
);
call entente.isolate('entente.api_key_uses', 'select, insert, update');

-- ── Single sign-on ───────────────────────────────────────────────────────────────────────────────
create table entente.single_sign_on (
  workspace_id bigint primary key references directory.workspaces,
  is_on boolean not null,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea not null,
  -- Addresses of these domains only; empty means any that the provider vouches for.
  domains text[] not null,
  group_claim text not null,
  -- [{ group, team, role }], the first that matches counts.
  mappings jsonb not null,
  -- What becomes of somebody in none of the groups: refused, or this team and role.
  default_team text,
  default_role text,
  allows_passwords boolean not null,
  changed_by bigint,
  changed_at timestamptz not null
);
call entente.isolate('entente.single_sign_on', 'select, insert, update');

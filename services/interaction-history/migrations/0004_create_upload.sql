-- The global settings as account-config told them last (X12, S37).
create table setting (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  setting_values jsonb not null
);

-- Files for outgoing mail, of whoever uploaded them; their content is a blob under `upload:<id>`.
create table upload (
  id uuid primary key,
  -- user:<id> or api-key:<id>
  owner_id text not null,
  filename text not null,
  content_type text not null,
  size_bytes bigint not null,
  hash text not null,
  created_at timestamptz not null
);
create index upload_created_index on upload (created_at);

-- Copy of the files of account-config's canned answers. What was taken away there stays for a day: an answer that is being
-- written may name it.
create table canned_attachment (
  id uuid primary key,
  canned_answer_id uuid not null,
  -- null: of a global answer
  account_id uuid,
  filename text not null,
  content_type text not null,
  size_bytes bigint not null,
  hash text not null,
  removed_at timestamptz
);
create index canned_attachment_answer_index on canned_attachment (canned_answer_id);
create index canned_attachment_removed_index on canned_attachment (removed_at) where removed_at is not null;

create table canned_answer (
  id uuid primary key,
  version integer not null,
  -- null: global, offered for every account
  account_id uuid,
  key text not null,
  value text not null,
  format text not null check (format in ('text', 'html')),
  description text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index canned_answer_key_key on canned_answer
  (coalesce(account_id, '00000000-0000-0000-0000-000000000000'), lower(key));

-- the content lies in the blob store under the reference 'canned:<id>'
create table canned_attachment (
  id uuid primary key,
  canned_answer_id uuid not null references canned_answer on delete cascade,
  filename text not null,
  content_type text not null,
  size_bytes bigint not null,
  hash text not null
);
create index canned_attachment_answer_idx on canned_attachment (canned_answer_id);

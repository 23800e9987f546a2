-- texts with variables that automatic mail is made from, by name (X8)
create table message_template (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  subject text,
  html text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index message_template_name_key on message_template (lower(name));

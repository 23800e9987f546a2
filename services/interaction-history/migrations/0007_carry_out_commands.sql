-- Commands of routing that were carried out or refused: the same one again changes nothing.
create table carried_out_command (
  command_id uuid primary key,
  at timestamptz not null default clock_timestamp()
);

-- Copy of account-config's named templates: what automatic mail is made from. Deleted ones stay, so that nothing older
-- brings them back.
create table message_template (
  template_id uuid primary key,
  version integer not null,
  subject text,
  html text not null,
  is_deleted boolean not null
);

create table interaction_tag (
  interaction_id uuid not null references interaction (id) on delete cascade,
  -- as it is compared: without regard to case
  tag_key text not null,
  tag text not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (interaction_id, tag_key)
);
create index interaction_tag_key_index on interaction_tag (tag_key, interaction_id);

-- Automatic replies that went out: once an interaction, so many a day (X29).
create table auto_reply (
  message_id uuid primary key references message (id) on delete cascade,
  interaction_id uuid not null references interaction (id) on delete cascade,
  account_id uuid not null,
  template_id uuid not null,
  -- whom it answers, as addresses are compared
  address_key text not null,
  at timestamptz not null
);
create index auto_reply_interaction_index on auto_reply (interaction_id, template_id);
create index auto_reply_address_index on auto_reply (account_id, address_key, at);

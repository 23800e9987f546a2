-- Copy of account-config's accounts: what threading, rights and replies need.
create table account (
  account_id uuid primary key,
  version integer not null,
  name text not null,
  key text not null,
  email_address text not null,
  -- email_address as senders are compared; null where it is no address
  address_key text,
  from_name text not null,
  list_id uuid not null,
  is_active boolean not null,
  agent_ids uuid[] not null,
  reopen_within_days integer not null,
  strict_threading boolean not null,
  mark_as_unread boolean not null,
  deleted_at timestamptz
);
create index account_address_key_index on account (address_key) where deleted_at is null;

-- Copy of gateway's users: mail from an agent's own address is never an agent's action.
create table agent (
  agent_id uuid primary key,
  version integer not null,
  address_key text,
  deleted_at timestamptz
);
create index agent_address_key_index on agent (address_key) where deleted_at is null;

create table contact (
  id uuid primary key,
  version integer not null default 1,
  list_id uuid not null,
  name text not null,
  created_at timestamptz not null,
  last_message_at timestamptz
);
create index contact_list_index on contact (list_id, id desc);

-- An address belongs to one contact, whatever list that is in (S70).
create table contact_address (
  address_key text primary key,
  contact_id uuid not null references contact (id) on delete cascade,
  position integer not null default 1
);
create index contact_address_contact_index on contact_address (contact_id);

create table interaction (
  id uuid primary key,
  -- the short number people use
  number bigint generated always as identity unique,
  version integer not null default 1,
  account_id uuid not null references account (account_id),
  contact_id uuid references contact (id),
  subject text not null,
  title text,
  status text not null default 'open' check (status in ('open', 'closed')),
  unread boolean not null,
  agent_id uuid,
  -- false once routing has let go of it without a holder
  in_routing boolean not null default true,
  started_at timestamptz not null,
  closed_at timestamptz check ((closed_at is null) = (status = 'open')),
  message_count integer not null,
  last_direction text not null check (last_direction in ('in', 'out')),
  last_message_at timestamptz not null,
  last_snippet text not null,
  -- never goes back, so that a page of the list is never torn by a late mail
  last_activity_at timestamptz not null,
  continues_interaction_id uuid references interaction (id)
);
create index interaction_activity_index on interaction (last_activity_at desc, id desc);
create index interaction_account_index on interaction (account_id, last_activity_at desc, id desc);
create index interaction_agent_index on interaction (agent_id, last_activity_at desc, id desc) where agent_id is not null;
create index interaction_contact_index on interaction (contact_id, last_activity_at desc, id desc);
create index interaction_open_index on interaction (account_id) where status = 'open';
create index interaction_unread_index on interaction (account_id) where unread;
create index interaction_continues_index on interaction (continues_interaction_id) where continues_interaction_id is not null;

-- Whose mail may join by token: the customer, and every address we wrote to.
create table interaction_participant (
  interaction_id uuid not null references interaction (id) on delete cascade,
  address_key text not null,
  primary key (interaction_id, address_key)
);

-- Open offers: their agents may read the interaction.
create table interaction_offer (
  offer_id uuid primary key,
  interaction_id uuid not null references interaction (id) on delete cascade,
  agent_id uuid not null
);
create index interaction_offer_interaction_index on interaction_offer (interaction_id);
create index interaction_offer_agent_index on interaction_offer (agent_id);

create table message (
  -- the message's key everywhere; of outgoing ones also the delivery's id
  id uuid primary key,
  account_id uuid not null references account (account_id),
  -- null: a report about a delivery that matches nothing we sent
  interaction_id uuid references interaction (id),
  -- 1, 2, … in its interaction
  position integer,
  direction text not null check (direction in ('in', 'out')),
  author text not null check (author in ('contact', 'agent', 'api', 'system')),
  agent_id uuid,
  sender jsonb,
  sender_key text,
  reply_to jsonb not null,
  recipients_to jsonb not null,
  recipients_cc jsonb not null,
  recipients_bcc jsonb not null,
  subject text not null,
  message_id_header text,
  in_reply_to text[] not null,
  reference_ids text[] not null,
  header_date timestamptz,
  at timestamptz not null,
  stored_at timestamptz not null default clock_timestamp(),
  -- either inline text or the hash of a blob of UTF-8 text
  text_inline text,
  text_hash text,
  html_inline text,
  html_hash text,
  attachments jsonb not null,
  size_bytes bigint,
  raw_hash text,
  content_hash text,
  locator jsonb,
  is_automatic boolean not null,
  is_bulk boolean not null,
  is_bounce boolean not null,
  is_own boolean not null,
  join_reason text not null,
  join_confidence text not null check (join_confidence in ('certain', 'high', 'low')),
  is_unverified boolean not null,
  quarantine jsonb,
  -- last snapshot of an outgoing one's delivery
  delivery jsonb,
  check ((interaction_id is null) = (position is null)),
  unique (interaction_id, position)
);
create index message_account_index on message (account_id, at desc, id desc);
create index message_at_index on message (at desc, id desc);
create index message_unmatched_index on message (account_id, at desc, id desc) where interaction_id is null;
-- md5: a Message-ID may be longer than an index row
create index message_header_index on message (account_id, md5(message_id_header)) where message_id_header is not null;

-- Sanitised HTML and text made from it, by one version of the sanitiser; may be dropped at any time.
create table message_rendering (
  message_id uuid primary key references message (id) on delete cascade,
  sanitiser_version integer not null,
  -- null where the HTML could not be made safe in time
  html text,
  text text,
  remote_images integer not null,
  -- MAC over the row: what others wrote into the table is not served
  mac bytea not null,
  rendered_at timestamptz not null default clock_timestamp()
);

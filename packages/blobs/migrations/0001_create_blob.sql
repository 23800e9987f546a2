-- A long blob's bytes arrive as chunks of one upload, each chunk in a transaction of its own.
create table upload (
  id uuid primary key,
  -- the last chunk came then; an upload nobody has continued for 48 hours is removed
  touched_at timestamptz not null default now(),
  -- a blob owns it
  is_complete boolean not null default false
) with (fillfactor = 70);

create index upload_abandoned_index on upload (touched_at) where not is_complete;

create table chunk (
  upload_id uuid not null references upload (id) on delete cascade,
  ordinal integer not null check (ordinal >= 0),
  bytes bytea not null,
  primary key (upload_id, ordinal)
);

create table blob (
  -- SHA-256 of the content
  hash bytea primary key check (octet_length(hash) = 32),
  size bigint not null check (size >= 0),
  -- up to one chunk's length here, longer content in the chunks of the upload
  content bytea check (octet_length(content) = size),
  upload_id uuid unique references upload (id),
  created_at timestamptz not null default now(),
  -- A reference was taken away then, and none was added since. The sweep looks at these rows only, so writes leave the
  -- column null and the update of an existing row touches no index.
  released_at timestamptz,
  check ((content is null) <> (upload_id is null))
) with (fillfactor = 90);

create index blob_released_index on blob (released_at) where released_at is not null;

-- Who needs a blob. Whoever adds a row locks the blob's row and clears released_at in the same statement: that is what
-- keeps the sweep off.
create table blob_reference (
  reference text collate "C" not null check (octet_length(reference) between 1 and 200),
  hash bytea not null references blob (hash),
  added_at timestamptz not null default now(),
  primary key (reference, hash)
);

create index blob_reference_hash_index on blob_reference (hash);

-- Mail is mostly base64 and pictures: compressing costs time and gains little. Out of line and plain, a part of a value
-- can be read without the rest.
alter table chunk alter column bytes set storage external;
alter table blob alter column content set storage external;

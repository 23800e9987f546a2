-- How far the snapshots of one kind were announced anew.
create table announcement (
  kind text primary key,
  revision integer not null,
  -- the last aggregate that was announced; null before the first and when all are
  after_id text,
  is_done boolean not null
);

-- Of the global settings (X12) only what routing acts on: how long a lost live connection is forgiven.
create table setting (
  only_row boolean primary key default true check (only_row),
  version bigint not null,
  lost_connection_minutes integer not null check (lost_connection_minutes > 0)
);

-- No unique constraint: a double must show.
create table effect (
  id bigint generated always as identity primary key,
  key text not null,
  seq bigint not null
);

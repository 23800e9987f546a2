-- What customers read instead of the name (X11).
alter table "user" add column alias text check (length(alias) between 1 and 255);

-- {kind, id} of who has begun it; null: not noted then. Whoever ends it comes from another site and is not signed in.
alter table consent add column begun_by jsonb;

-- What agents are told of an offer, and how loud (S39). null: a snapshot from before there was one.
alter table account add column notification jsonb;

-- Minutes without a word of the customer after which an interaction is closed (S86); null: never.
alter table account add column inactivity_minutes integer check (inactivity_minutes >= 1);

-- The answer that is the last word of an interaction, and when it was sent; null: the customer is not waited for.
alter table interaction add column answer_key uuid;
alter table interaction add column answered_at timestamptz;
-- When it is to be closed for inactivity.
alter table interaction add column closes_at timestamptz;

create index interaction_closes_index on interaction (closes_at) where closes_at is not null;

-- pages of the list follow each other by name and id; the cursor's comparison uses both
create index account_list_idx on account (lower(name), id) where deleted_at is null;

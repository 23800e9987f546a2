-- What an agent's answers end with (X26).
alter table "user" add column signature text check (length(signature) between 1 and 2000);

-- Alias and signature are kept as typed, an empty text too; where they are shown it is none.
alter table "user" drop constraint user_signature_check, drop constraint user_alias_check;
alter table "user" add constraint user_signature_check check (length(signature) <= 2000);
alter table "user" add constraint user_alias_check check (length(alias) <= 255);

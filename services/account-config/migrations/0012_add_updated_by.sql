-- {kind, id} of who made this version; null: nobody did, or it was not noted then
alter table account add column updated_by jsonb;
alter table global_settings add column updated_by jsonb;

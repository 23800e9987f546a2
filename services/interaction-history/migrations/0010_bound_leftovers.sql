-- Uploads that no message has used count against their owner's quota.
alter table upload add column sent_at timestamptz;
create index upload_unsent_index on upload (owner_id, created_at) where sent_at is null;

-- Commands are forgotten once nothing can bring them again.
create index carried_out_command_at_index on carried_out_command (at);

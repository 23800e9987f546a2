-- {hash, mediaType, sizeBytes} of the logo of the account's template (S38); the bytes are in the blob store
alter table account add column logo jsonb;

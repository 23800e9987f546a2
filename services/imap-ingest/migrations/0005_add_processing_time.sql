-- What the mail itself cost, from its fetched beginning to its stored parts; the rest of its page is not in it.
alter table ledger_entry add column processing_ms integer check (processing_ms >= 0);

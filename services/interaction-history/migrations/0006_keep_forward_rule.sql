-- S46: whether a forward carries all earlier messages too. Accounts are announced anew after an upgrade.
alter table account add column include_message_on_forward boolean not null default false;

-- how often a day an account answers one address by itself (X29); those saved before it was a setting have the default
alter table account add column auto_reply_cap integer not null default 5;

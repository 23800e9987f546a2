-- The first activation of an account: what is unread then falls under its preference `backlog`, once.
alter table lease add column activated_at timestamptz;
alter table lease add column backlog_settled_at timestamptz;
update lease set activated_at = clock_timestamp(), backlog_settled_at = clock_timestamp();

-- The global settings that concern this service, as account-config last announced them. No row: their defaults.
create table setting (
  only_row boolean primary key default true check (only_row),
  version integer not null,
  login_mail_frequency integer not null
);

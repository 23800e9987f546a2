-- What an exported configuration calls them (X24). Both are told again by the first start of routing and gateway after the upgrade.
alter table queue_copy add column name text;
alter table agent_copy add column address text;

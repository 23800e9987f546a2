-- When agents should choose it: shown where they do.
alter table disposition add column description text;

-- what an administrator decides besides identity and servers; a preference that a row does not have has its default
alter table account add column preferences jsonb not null default '{}';
alter table account add column authentication_method text not null default 'password'
  check (authentication_method in ('password', 'oauth'));
alter table account add column cloud_provider_id uuid;

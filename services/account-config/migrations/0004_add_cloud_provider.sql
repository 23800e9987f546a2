-- applications registered with Microsoft, Google or another OpenID provider (X10)
create table cloud_provider (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  kind text not null check (kind in ('microsoft365', 'google')),
  client_id text not null,
  -- sealed, bound to the provider's id and the field 'cloudProvider.clientSecret'
  client_secret jsonb,
  tenant text,
  grant_kind text not null check (grant_kind in ('authorization_code', 'client_credentials')),
  issuer text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index cloud_provider_name_key on cloud_provider (lower(name));
create index account_cloud_provider_idx on account (cloud_provider_id) where deleted_at is null;

-- what an account may do by its provider's leave; refresh and access token sealed, bound to the account and the field
create table oauth_grant (
  account_id uuid primary key references account,
  cloud_provider_id uuid not null,
  -- of what other services were told; grows with every token, every failure and every end
  generation integer not null,
  status text not null check (status in ('consent_required', 'authorized', 'reauth_required')),
  authorized_as text,
  authorized_at timestamptz,
  detail text,
  refresh_token jsonb,
  access_token jsonb,
  expires_at timestamptz,
  refreshed_at timestamptz,
  -- null: nothing to refresh before a person has consented
  refresh_at timestamptz,
  failures integer not null default 0,
  -- one instance at a time asks the provider: many providers give each refresh token one use
  lease uuid,
  lease_until timestamptz,
  check (status = 'authorized' or access_token is null)
);
create index oauth_grant_due_idx on oauth_grant (refresh_at) where refresh_at is not null;

-- a round trip to the provider that a person has begun: taken out by the first who comes back with its state
create table consent (
  -- SHA-256 of the state: what lies here opens nothing
  state_hash bytea primary key,
  account_id uuid not null references account,
  -- what it is for: an account that has changed meanwhile needs another one
  purpose text not null,
  nonce text not null,
  -- sealed, bound to the account and the field 'oauth.codeVerifier'
  code_verifier jsonb not null,
  expires_at timestamptz not null
);
create index consent_expires_idx on consent (expires_at);

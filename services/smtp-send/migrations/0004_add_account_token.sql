-- the newest access token that account-config has announced (sealed); there is none while a person has to consent
create table account_token (
  account_id uuid primary key,
  generation integer not null,
  status text not null check (status in ('authorized', 'reauth_required')),
  access_token jsonb,
  expires_at timestamptz
);

#!/bin/sh
# Applies roles.sql with the passwords of the secret files: at every start, so that a changed password takes effect.
set -eu

for schema in account_config imap_ingest interaction_history routing smtp_send gateway blobs; do
  PGOPTIONS="${PGOPTIONS:-} -c mailroom.${schema}_password=$(cat "/run/secrets/${schema}_postgres_password")"
done
PGPASSWORD=$(cat /run/secrets/postgres_password)
export PGOPTIONS PGPASSWORD

exec psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 \
  --host postgres --username postgres --dbname mailroom --file /etc/mailroom/roles.sql

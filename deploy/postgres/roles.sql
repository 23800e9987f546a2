-- One role and one schema per service, in the current database. No role sees another's schema: what a service needs of
-- another's data reaches it as events. May be run again at any time, by a superuser or a role with CREATEROLE.
--
-- Passwords are taken from settings of the session, and left alone where a setting is missing:
--     set mailroom.routing_password = '...';
-- With psql:
--     PGOPTIONS="-c mailroom.routing_password=$(cat routing-password)" psql --file roles.sql mailroom

do $roles$
declare
  services constant text[] := array[
    'account_config', 'imap_ingest', 'interaction_history', 'routing', 'smtp_send', 'gateway', 'blobs'
  ];
  service text;
  service_role text;
  service_password text;
begin
  -- Roles belong to the whole cluster: two databases that are prepared at once must not both create them.
  perform pg_advisory_xact_lock(hashtext('mailroom roles'));

  -- By default everybody may connect to every database, make temporary tables there, and look into "public".
  execute format('revoke all on database %I from public', current_database());
  revoke all on schema public from public;

  foreach service in array services loop
    service_role := 'mailroom_' || service;

    if not exists (select from pg_catalog.pg_roles where rolname = service_role) then
      execute format('create role %I', service_role);
    end if;
    execute format(
      'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit', service_role
    );

    service_password := nullif(current_setting(format('mailroom.%s_password', service), true), '');
    if service_password is not null then
      execute format('alter role %I password %L', service_role, service_password);
    end if;

    execute format('grant connect on database %I to %I', current_database(), service_role);
    execute format('create schema if not exists %I', service);
    execute format('alter schema %I owner to %I', service, service_role);
    execute format('revoke all on schema %I from public', service);
    execute format('alter role %I in database %I set search_path = %I', service_role, current_database(), service);
  end loop;
end
$roles$;

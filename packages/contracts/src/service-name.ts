/** The services: producers of events, targets of commands, owners of routes. */
export const serviceNames = [
  "account-config",
  "imap-ingest",
  "interaction-history",
  "routing",
  "smtp-send",
  "gateway",
] as const;
export type ServiceName = (typeof serviceNames)[number];

export const backingServiceNames = ["postgres", "redis", "nats", "mail"] as const;
export type BackingServiceName = (typeof backingServiceNames)[number];

/** As people know them. */
export const displayNames: Readonly<Record<BackingServiceName, string>> = {
  postgres: "Postgres",
  redis: "Redis",
  nats: "NATS",
  mail: "the mail server (Dovecot)",
};

import { serviceSettings } from "@mailroom/runtime/service-settings";
import Type, { type Static } from "typebox";

const UpstreamUrl = Type.String({ pattern: "^https?://[^/]+/?$", description: "Scheme, host and port" });

/** Variables `GATEWAY_…`. */
export const configSchema = Type.Object({
  ...serviceSettings,
  ACCOUNT_CONFIG_URL: UpstreamUrl,
  IMAP_INGEST_URL: UpstreamUrl,
  INTERACTION_HISTORY_URL: UpstreamUrl,
  ROUTING_URL: UpstreamUrl,
  SMTP_SEND_URL: UpstreamUrl,
  WEB_ROOT: Type.Optional(Type.String({ description: "Directory of the built UI; default: web/dist of this service" })),
  BOOTSTRAP_ADMIN_EMAIL: Type.Optional(
    Type.String({ minLength: 3, maxLength: 254, description: "First administrator, made where no user exists" }),
  ),
  BOOTSTRAP_ADMIN_PASSWORD: Type.Optional(Type.String({ minLength: 10, maxLength: 1000, secret: true })),
  SESSION_IDLE_MINUTES: Type.Integer({ minimum: 5, maximum: 43_200, default: 720 }),
  SESSION_LIFETIME_HOURS: Type.Integer({ minimum: 1, maximum: 2_160, default: 168 }),
  COOKIE_SECURE: Type.Boolean({
    default: false,
    description: "Mark the session cookie Secure always; else only when the request came over https",
  }),
  TRUSTED_PROXIES: Type.Array(Type.String({ minLength: 1 }), {
    default: [],
    description: "Addresses or CIDRs whose X-Forwarded-… headers are believed",
  }),
  READ_TIMEOUT_SECONDS: Type.Integer({
    minimum: 1,
    maximum: 60,
    default: 12,
    description: "How long a service may take to answer a read, streams excepted, before 504 names it",
  }),
  MAX_STREAMS_PER_PRINCIPAL: Type.Integer({ minimum: 1, maximum: 1_000, default: 20 }),
});
export type Config = Static<typeof configSchema>;

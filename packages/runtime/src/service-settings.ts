import Type from "typebox";

/**
 * Settings that several services share, to be spread into a service's own schema; names are without the prefix.
 * `secret: true` hides a value in `--check-config` and makes production refuse the demo's.
 */
export const serviceSettings = {
  MODE: Type.Union([Type.Literal("production"), Type.Literal("demo")], { default: "production" }),
  HOST: Type.String({ default: "127.0.0.1", description: "Address to listen on" }),
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, description: "0 = any free port" }),
  POSTGRES_URL: Type.String({ pattern: "^postgres(ql)?://" }),
  NATS_URL: Type.String({ pattern: "^(nats|tls)://" }),
  NATS_NKEY_SEED: Type.Optional(
    Type.String({
      pattern: "^SU[A-Z2-7]{56}$",
      secret: true,
      description: "Who the service is to NATS; missing where NATS asks nobody",
    }),
  ),
  LOG_LEVEL: Type.Union(
    [
      Type.Literal("trace"),
      Type.Literal("debug"),
      Type.Literal("info"),
      Type.Literal("warn"),
      Type.Literal("error"),
      Type.Literal("silent"),
    ],
    { default: "info" },
  ),
  INTERNAL_KEY: Type.String({ minLength: 32, secret: true, description: "Signs principals and cursors" }),
};

/** For services that read or write raw mail and attachments. */
export const blobSettings = {
  BLOBS_URL: Type.String({ pattern: "^(postgres(ql)?|s3)://" }),
};

/** For services that open sealed credentials: `kid:base64key[,kid:base64key…]`, the first seals. */
export const sealedSecretSettings = {
  SECRET_KEYS: Type.String({ minLength: 40, secret: true }),
};

/** For services that connect to servers that users name. */
export const destinationSettings = {
  ALLOWED_DESTINATIONS: Type.Array(Type.String({ minLength: 1 }), {
    default: [],
    description: "CIDRs and host names that may be reached although they are not public",
  }),
  EXTRA_CA_FILE: Type.Optional(Type.String({ description: "PEM file of further trusted authorities" })),
};

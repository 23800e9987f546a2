import type { Configuration, JWK } from "oidc-provider";

/** Somebody with a sign-in name at the provider. */
export type Person = {
  readonly id: string;
  readonly email: string;
  /** The mailbox their tokens open: their own, or one they share. */
  readonly mailbox: string;
};

export type ServerState = {
  readonly revoked: Set<string>;
  readonly visitors: Map<string, Person>;
  isRefusing: boolean;
  /** Of access tokens. */
  tokenLifetimeSeconds: number;
};

export type ConfigurationOptions = {
  readonly state: ServerState;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  readonly applicationMailbox: string;
  readonly signingKey: JWK;
};

const mailScopes = [
  "https://outlook.office.com/IMAP.AccessAsUser.All",
  "https://outlook.office.com/SMTP.Send",
  "https://outlook.office365.com/.default",
  "https://mail.google.com/",
];

export function makeProviderConfiguration(options: ConfigurationOptions): Configuration {
  const { state, client } = options;
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: ["https://mailroom.test/api/v1/oauth/callback"],
        grant_types: ["authorization_code", "refresh_token", "client_credentials"],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    jwks: { keys: [options.signingKey] },
    cookies: { keys: ["of a test"] },
    scopes: ["openid", "offline_access", "email", ...mailScopes],
    claims: { openid: ["sub"], email: ["email"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    rotateRefreshToken: true,
    ttl: {
      AccessToken: () => state.tokenLifetimeSeconds,
      ClientCredentials: () => state.tokenLifetimeSeconds,
      IdToken: 600,
      AuthorizationCode: 60,
      RefreshToken: 86_400,
      Grant: 86_400,
      Interaction: 600,
      Session: 86_400,
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      if (state.revoked.has(id)) return undefined;
      return { accountId: id, claims: () => ({ sub: id, email: state.visitors.get(id)?.email }) };
    },
    extraTokenClaims: (_ctx, token) => ({ mailbox: mailboxOf(token, options) }),
    // Dovecot 2.3 takes no other type
    formats: {
      customizers: {
        jwt: (_ctx, _token, parts) => {
          parts.header = { ...parts.header, typ: "JWT" };
          parts.payload["sub"] ??= client.clientId;
        },
      },
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => "https://mail.test",
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: mailScopes.join(" "),
          accessTokenTTL: state.tokenLifetimeSeconds,
          accessTokenFormat: "jwt",
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
  };
}

function mailboxOf(token: object, { state, applicationMailbox }: ConfigurationOptions): string {
  if (!("accountId" in token)) return applicationMailbox;
  return state.visitors.get(String(token.accountId))?.mailbox ?? "";
}

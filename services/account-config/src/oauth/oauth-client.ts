/**
 * The provider's side of OAuth 2.0 by openid-client: discovery, PKCE, the checks of ID tokens. Everything it asks goes
 * through the guarded fetch: the issuer is typed by people, and the other addresses come from its document.
 */
import type { GuardedFetch, GuardedRequest } from "@mailroom/network-guard/guarded-fetch";
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clientCredentialsGrant,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
} from "openid-client";
import { appOnlyScope, consentParametersOf, consentScopeOf, issuerOf } from "../domain/cloud-provider.ts";
import type { OauthClient, ProviderAccess } from "../operations/oauth-ports.ts";
import { toProviderError } from "./errors.ts";
import { readTokens } from "./read-tokens.ts";

export type OauthClientOptions = {
  readonly fetch: GuardedFetch;
  readonly redirectUri: string;
  readonly now: () => Date;
};

/** Of a request; the guarded fetch has a deadline of its own. */
const timeoutSeconds = 20;
/** Providers change their keys and addresses rarely. */
const discoveryLastsMs = 60 * 60_000;

type Discovered = { readonly configuration: Configuration; readonly until: number };

export function makeOauthClient({ fetch, redirectUri, now }: OauthClientOptions): OauthClient {
  const known = new Map<string, Discovered>();
  const configurationOf = async (access: ProviderAccess): Promise<Configuration> => {
    const name = `${access.provider.id} ${access.provider.version}`;
    const found = known.get(name);
    if (found !== undefined && found.until > now().getTime()) return found.configuration;
    const configuration = await discover(access, fetch);
    for (const each of known.keys()) if (each.startsWith(access.provider.id)) known.delete(each);
    known.set(name, { configuration, until: now().getTime() + discoveryLastsMs });
    return configuration;
  };
  return {
    beginConsent: (access, loginHint) =>
      translated(async () => {
        const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
        const url = buildAuthorizationUrl(await configurationOf(access), {
          redirect_uri: redirectUri,
          scope: consentScopeOf(access.provider),
          ...{ state, nonce, login_hint: loginHint },
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: "S256",
          ...consentParametersOf(access.provider),
        });
        if (url.protocol !== "https:") throw new Error("its consent page is no https address");
        return { authorizationUrl: url.href, state, nonce, codeVerifier };
      }),
    redeemCode: (access, { state, nonce, codeVerifier }, search) =>
      translated(async () => {
        const answer = await authorizationCodeGrant(await configurationOf(access), new URL(search, redirectUri), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier },
          idTokenExpected: true,
        });
        return readTokens(answer, answer.claims());
      }),
    refresh: (access, refreshToken) =>
      translated(async () => readTokens(await refreshTokenGrant(await configurationOf(access), refreshToken))),
    logInAsApplication: (access) =>
      translated(async () =>
        readTokens(await clientCredentialsGrant(await configurationOf(access), { scope: appOnlyScope })),
      ),
  };
}

function discover({ provider, clientSecret }: ProviderAccess, fetch: GuardedFetch): Promise<Configuration> {
  const authentication = clientSecret === null ? None() : undefined;
  const options = { [customFetch]: adapt(fetch), timeout: timeoutSeconds };
  return discovery(new URL(issuerOf(provider)), provider.clientId, clientSecret ?? undefined, authentication, options);
}

/** openid-client sends forms and nothing that streams. */
function adapt(fetch: GuardedFetch): CustomFetch {
  return (url, { method, headers, body, signal }) => fetch(url, { method, headers, ...bodyOf(body), signal });
}

function bodyOf(body: Parameters<CustomFetch>[1]["body"]): Pick<GuardedRequest, "body"> {
  if (body === null || body === undefined) return {};
  if (typeof body === "string" || body instanceof Uint8Array) return { body };
  if (body instanceof URLSearchParams) return { body: body.toString() };
  throw new TypeError("a body that cannot be sent to a provider");
}

async function translated<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw toProviderError(error);
  }
}

/**
 * A real OpenID provider on this machine, in the place of Microsoft's or Google's: discovery, PKCE, rotating refresh
 * tokens, app-only access. Its access tokens are JWTs for the mailbox of whoever consented; a mail server of local-stack
 * that trusts `tokenKey` takes them. There is no page to click through: `visit` is the person's browser.
 */
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { createServer, request as httpsRequest, type Server } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "@mailroom/local-stack/certificate";
import type { TokenKey } from "@mailroom/local-stack/token-keys";
import { Provider } from "oidc-provider";
import { makeProviderConfiguration, type Person, type ServerState } from "./oidc-configuration.ts";

export type OidcServer = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who vouches for its certificate, PEM. */
  readonly caFile: string;
  readonly tokenKey: TokenKey;
  /** What token requests have asked for so far, e.g. `refresh_token`. */
  readonly tokenRequests: readonly string[];
  /** Opens a consent page as this person and agrees. Answers where the provider leads the browser then. */
  visit(authorizationUrl: string, person: Person): Promise<string>;
  /** As `visit`, but does not agree. */
  refuse(authorizationUrl: string, person: Person): Promise<string>;
  /** Ends everything this person has agreed to, until they consent again. */
  revoke(person: Person): void;
  /** True: it answers 503. */
  setAway(isAway: boolean): void;
  /** Of the access tokens that it gives from now on. */
  setTokenLifetime(seconds: number): void;
  stop(): Promise<void>;
};

export type OidcServerOptions = {
  /** Of access tokens; short ones are refreshed within a test. Default 3,600. */
  readonly tokenLifetimeSeconds?: number;
  /** Whose mail app-only tokens open. */
  readonly applicationMailbox?: string;
};

const keyId = "oidc-server";

export async function startOidcServer(options: OidcServerOptions = {}): Promise<OidcServer> {
  const directory = mkdtempSync(join(tmpdir(), "mailroom-oidc-"));
  const certificate = await makeCertificate(directory);
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { tokenLifetimeSeconds = 3_600 } = options;
  const state: ServerState = { revoked: new Set(), visitors: new Map(), isRefusing: false, tokenLifetimeSeconds };
  const tokenRequests: string[] = [];
  let isAway = false;
  const box: { listener: RequestListener } = { listener: () => undefined };
  const server = createServer(
    { key: readFileSync(certificate.keyFile), cert: readFileSync(certificate.certificateFile) },
    (request, response) => {
      if (isAway) response.writeHead(503).end();
      else box.listener(request, response);
    },
  ).listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `https://127.0.0.1:${portOf(server)}`;
  const client = { clientId: "mailroom", clientSecret: "a-client-secret-of-a-test" };
  const provider = new Provider(
    issuer,
    makeProviderConfiguration({
      ...{ state, client },
      applicationMailbox: options.applicationMailbox ?? "",
      signingKey: { ...privateKey.export({ format: "jwk" }), kid: keyId, use: "sig", alg: "RS256" },
    }),
  );
  // The port of the gateway under test is not known when clients are registered.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => new URL(uri).pathname === "/api/v1/oauth/callback";
  provider.on("grant.success", ({ oidc }) => tokenRequests.push(String(oidc.params?.["grant_type"])));
  const handle = provider.callback();
  const ask = (exchange: Exchange): void => {
    interact(provider, state, exchange).catch((error: unknown) => exchange.response.writeHead(500).end(String(error)));
  };
  box.listener = (request, response) => {
    if (request.url?.startsWith("/interaction/") === true) ask({ request, response });
    else void handle(request, response);
  };
  const ca = readFileSync(certificate.caFile, "utf8");
  const visit = (url: string, person: Person, isRefusing: boolean) => {
    state.isRefusing = isRefusing;
    state.visitors.set(person.id, person);
    if (!isRefusing) state.revoked.delete(person.id);
    return browse(url, { ca, issuer, personId: person.id });
  };
  return {
    ...{ issuer, ...client, caFile: certificate.caFile, tokenRequests },
    tokenKey: { keyId, publicKey: publicKey.export({ format: "pem", type: "spki" }).toString() },
    visit: (url, person) => visit(url, person, false),
    refuse: (url, person) => visit(url, person, true),
    revoke: (person) => state.revoked.add(person.id),
    setAway: (value) => {
      isAway = value;
    },
    setTokenLifetime: (seconds) => {
      state.tokenLifetimeSeconds = seconds;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the OpenID provider has no port");
  return address.port;
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** What the pages of a provider ask a person: who are you, and do you agree? */
async function interact(provider: Provider, state: ServerState, { request, response }: Exchange): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  const personId = String(request.headers["x-person"]);
  if (prompt.name === "login") {
    await provider.interactionFinished(request, response, { login: { accountId: personId } });
    return;
  }
  if (state.isRefusing) {
    const answer = { error: "access_denied", error_description: "They said no." };
    await provider.interactionFinished(request, response, answer);
    return;
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? personId,
    clientId: String(params["client_id"]),
  });
  grant.addOIDCScope(String(params["scope"]));
  grant.addResourceScope("https://mail.test", String(params["scope"]));
  const grantId = await grant.save();
  await provider.interactionFinished(request, response, { consent: { grantId } });
}

type Browsing = { readonly ca: string; readonly issuer: string; readonly personId: string };

/** Follows redirects with cookies, as far as they stay with the provider. */
async function browse(start: string, { ca, issuer, personId }: Browsing): Promise<string> {
  const cookies = new Map<string, string>();
  let url = start;
  for (let steps = 0; steps < 20; steps += 1) {
    if (!url.startsWith(issuer)) return url;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await get(url, { ca, headers: { cookie, "x-person": personId } });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const { location } = answer.headers;
    if (location === undefined) throw new Error(`the provider leads nowhere: ${answer.statusCode} ${answer.text}`);
    url = new URL(location, url).href;
  }
  throw new Error("the provider leads in circles");
}

async function get(url: string, options: { readonly ca: string; readonly headers: Record<string, string> }) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  httpsRequest(url, { ...options, agent: false }, resolve)
    .once("error", reject)
    .end();
  const answer = await promise;
  let text = "";
  for await (const chunk of answer.setEncoding("utf8")) text += String(chunk);
  return { statusCode: answer.statusCode, headers: answer.headers, text: text.slice(0, 500) };
}

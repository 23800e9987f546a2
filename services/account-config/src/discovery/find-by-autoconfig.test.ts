import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type GuardedFetch, makeGuardedFetch } from "@mailroom/network-guard/guarded-fetch";
import { makeNetworkGuard } from "@mailroom/network-guard/network-guard";
import { generate } from "selfsigned";
import { readAutoconfig } from "./autoconfig-document.ts";
import { makeFindByAutoconfig, makeFindByIspdb } from "./find-by-autoconfig.ts";

const mailbox = { address: "jane+desk@acme.test", localPart: "jane+desk", domain: "acme.test" };
const names = ["acme.test", "autoconfig.acme.test", "ispdb.test", "elsewhere.test"];
const asked: string[] = [];
let server: Server;
let port = 0;
let certificate = "";
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  const pems = await generate([{ name: "commonName", value: "acme.test" }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: names.map((value) => ({ type: 2, value }) as const) }],
  });
  certificate = pems.cert;
  server = createServer({ key: pems.private, cert: pems.cert }, (request, response) => {
    asked.push(`${request.headers.host?.split(":")[0] ?? ""}${request.url ?? ""}`);
    answer(request, response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The real fetch on the real guard; only the port is another: tests cannot open 443. */
function localFetch({ maxAnswerBytes = 65_536, deadlineMs = 30_000 } = {}): GuardedFetch {
  const resolve = (name: string) =>
    Promise.resolve([{ address: name === "inside.test" ? "10.0.0.1" : "127.0.0.1", family: 4 }]);
  const guard = makeNetworkGuard({ allow: ["127.0.0.0/8"], resolve, deniedPorts: [] });
  const fetch = makeGuardedFetch({ guard, extraAuthorities: [certificate], deadlineMs, maxAnswerBytes });
  return async (url, request) => fetch(url.replace(/^(https:\/\/[a-z.]+\.test)\//, `$1:${port}/`), request);
}

const find = (fetch = localFetch()) => makeFindByAutoconfig(fetch)(mailbox, AbortSignal.timeout(30_000));

const document = (servers: string) => `<?xml version="1.0"?>
  <clientConfig version="1.1"><emailProvider id="acme"><domain>acme.test</domain><displayName>Acme Mail</displayName>
  ${servers}<documentation url="https://help.acme.test/mail"/></emailProvider></clientConfig>`;
const incoming = (socketType: string, serverPort: number, more = "") =>
  `<incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>${serverPort}</port>
   <socketType>${socketType}</socketType><username>%EMAILLOCALPART%</username>${more}</incomingServer>`;
const outgoing = `<outgoingServer type="smtp"><hostname>smtp.acme.test</hostname><port>587</port>
  <socketType>STARTTLS</socketType></outgoingServer>`;

describe("the domain's own autoconfig", () => {
  test("is asked by HTTPS at both places, placeholders are filled in, TLS from the first byte goes first", async () => {
    asked.length = 0;
    answer = (request, response) => {
      if (request.headers.host?.startsWith("autoconfig.") === true) response.writeHead(404).end();
      else response.end(document(incoming("plain", 143) + incoming("STARTTLS", 143) + incoming("SSL", 993) + outgoing));
    };
    expect(await find()).toEqual({
      ...{ source: "autoconfig", service: "custom", authenticationMethod: "password", hint: null },
      sourceDetail: "Published by acme.test itself (autoconfig).",
      helpUrl: "https://help.acme.test/mail",
      imap: { host: "imap.acme.test", port: 993, tlsMode: "implicit", username: "jane+desk" },
      smtp: { host: "smtp.acme.test", port: 587, tlsMode: "starttls", username: "jane+desk@acme.test" },
    });
    expect(asked.toSorted()).toEqual([
      "acme.test/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress=jane%2Bdesk%40acme.test",
      "autoconfig.acme.test/mail/config-v1.1.xml?emailaddress=jane%2Bdesk%40acme.test",
    ]);
  });

  test("a server that only takes tokens is proposed with OAuth", async () => {
    const servers = incoming("SSL", 993, "<authentication>OAuth2</authentication>") + outgoing;
    answer = (_request, response) => response.end(document(servers));
    expect(await find()).toMatchObject({ authenticationMethod: "oauth" });
  });

  test("three redirects are followed, a fourth is not, and none into this network or away from HTTPS", async () => {
    const redirectTimes = (times: number, last: string) => {
      answer = (request, response) => {
        const hop = Number(URL.parse(request.url ?? "", "https://x.test")?.searchParams.get("hop") ?? 0);
        if (hop < times) response.writeHead(302, { location: `https://elsewhere.test/?hop=${hop + 1}` }).end();
        else if (last === "") response.end(document(incoming("SSL", 993)));
        else response.writeHead(301, { location: last }).end();
      };
      return find();
    };
    expect(await redirectTimes(3, "")).toMatchObject({ imap: { host: "imap.acme.test" } });
    expect(await redirectTimes(4, "")).toBeNull();
    for (const bad of ["https://169.254.169.254/latest/meta-data/", "https://inside.test/", "http://acme.test/"]) {
      expect([bad, await redirectTimes(1, bad)]).toEqual([bad, null]);
    }
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ["entities in entities", (response) => response.end(billionLaughs)],
    [
      "an entity of a file",
      (response) =>
        response.end(
          `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${document(incoming("SSL", 993).replace("%EMAILLOCALPART%", "&x;"))}`,
        ),
    ],
    ["a gigabyte", (response) => void pour(response)],
    ["a drip", (response) => void response.write("<clientConfig>")],
    ["ten thousand levels", (response) => response.end("<clientConfig>" + "<a>".repeat(10_000))],
    ["something else", (response) => response.end("<html><body>Welcome</body></html>")],
    ["servers without TLS", (response) => response.end(document(incoming("plain", 143)))],
  ])("%s is as good as nothing, and quickly", async (_name, send) => {
    answer = (_request, response) => {
      send(response);
    };
    const startedAt = performance.now();
    expect(await find(localFetch({ deadlineMs: 500 }))).toBeNull();
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  });
});

test("the ISPDB is told the domain and not the address", async () => {
  asked.length = 0;
  answer = (_request, response) => response.end(document(incoming("SSL", 993)));
  const found = await makeFindByIspdb(localFetch(), "https://ispdb.test/v1.1/")(mailbox, AbortSignal.timeout(30_000));
  expect(found).toMatchObject({ source: "ispdb", sourceDetail: expect.stringMatching(/Acme Mail/) as unknown });
  expect(asked).toEqual(["ispdb.test/v1.1/acme.test"]);
});

test("what a document can plant stays outside: names of objects, lines in names, links that are no web addresses", () => {
  const servers = incoming("SSL", 993).replace("imap.%EMAILDOMAIN%", "imap.acme.test&#13;&#10;X") + outgoing;
  const linked = document(servers).replace("https://help.acme.test/mail", "javascript:alert(1)");
  expect(readAutoconfig(linked)).toMatchObject({ imap: [{ host: "imap.acme.test&#13;&#10;X" }], helpUrl: null });
  expect(readAutoconfig(document(`<__proto__><port>1</port></__proto__>${servers}`))).toBeNull();
  expect(Reflect.get({}, "port")).toBeUndefined();
});

const billionLaughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index === 0 ? "" : index};`.repeat(10)}">`,
).join("")}]><clientConfig><emailProvider><displayName>&lol9;</displayName></emailProvider></clientConfig>`;

async function pour(response: ServerResponse): Promise<void> {
  const chunk = Buffer.alloc(65_536, "x");
  for (let sent = 0; sent < 16_384 && !response.destroyed; sent += 1) {
    if (!response.write(chunk)) await Promise.race([once(response, "drain"), once(response, "close")]);
  }
}

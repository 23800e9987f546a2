import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "@jest/globals";
import { routeContracts } from "@mailroom/contracts/catalogue";
import { useGateway } from "./gateway-under-test.ts";

const webRoot = mkdtempSync(path.join(tmpdir(), "gateway-web-"));
const gateway = useGateway({ GATEWAY_WEB_ROOT: webRoot });
const page = path.join(webRoot, "index.html");

afterAll(() => {
  rmSync(webRoot, { recursive: true });
});

function build(): void {
  mkdirSync(path.join(webRoot, "assets"), { recursive: true });
  writeFileSync(path.join(webRoot, "assets", "index-8f2a.js"), "export {};");
  writeFileSync(path.join(webRoot, "favicon.svg"), "<svg/>");
  writeFileSync(
    page,
    `<html><head><meta property="csp-nonce" nonce="NONCE"><script nonce="NONCE" src="/assets/index-8f2a.js"></script></head></html>`,
  );
}

test("before the UI is built a page says how", async () => {
  const answer = await gateway.call("GET", "/");
  expect(answer.status).toBe(503);
  expect(answer.text).toContain("npm run build --workspace");
});

test("the page comes with a nonce of its own each time, for the root and for deep links", async () => {
  build();
  const answers = [await gateway.call("GET", "/"), await gateway.call("GET", "/interactions/812?tab=thread")];
  const nonces = answers.map(({ status, text, headers }) => {
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    const nonce = /nonce="([^"]+)" src/.exec(text)?.[1] ?? "";
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain(`style-src-elem 'self' 'nonce-${nonce}'`);
    expect(policy).toContain("script-src 'self';");
    expect(text).not.toContain("NONCE");
    return nonce;
  });
  expect(nonces[0]).not.toBe(nonces[1]);
});

test("hashed files may be kept for ever, others are asked for again; the raw page is not given", async () => {
  build();
  const hashed = await gateway.call("GET", "/assets/index-8f2a.js");
  expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(hashed.headers.get("x-content-type-options")).toBe("nosniff");
  expect((await gateway.call("GET", "/favicon.svg")).headers.get("cache-control")).toBe("no-cache");
  expect((await gateway.call("GET", "/index.html")).text).not.toContain("NONCE");
});

test("a missing file of a build and a missing address of the API are not the page", async () => {
  build();
  expect((await gateway.call("GET", "/api/v1/nothing")).status).toBe(404);
  expect((await gateway.call("GET", "/api")).status).toBe(404);
  expect((await gateway.call("GET", "/assets/old-chunk.js")).status).toBe(404);
});

test("paths that lead out of the files are nothing, and no fault of ours", async () => {
  build();
  for (const path of ["//accounts", "/api/v1//accounts", "/..%2f..%2fetc/passwd"]) {
    const answer = await gateway.call("GET", path);
    expect(`${path} ${answer.status}`).not.toContain("500");
  }
  expect((await gateway.call("GET", "/api/v1//accounts")).status).toBe(404);
});

test("one OpenAPI document describes the routes of all services", async () => {
  const { body } = await gateway.call("GET", "/openapi.json");
  const operations = Object.values(body.paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  );
  expect(operations.sort()).toEqual(routeContracts.map(({ operationId }) => operationId).sort());
});

test("the documentation is browsable without inline scripts", async () => {
  const docs = await gateway.call("GET", "/docs/");
  expect(docs.status).toBe(200);
  const policy = docs.headers.get("content-security-policy") ?? "";
  expect(policy).toContain("script-src 'self';");
  const inline = /<script(?![^>]*\ssrc=)[^>]*>/.exec(docs.text);
  expect(inline).toBeNull();
  expect((await gateway.call("GET", "/docs/json")).body.openapi).toBe("3.1.0");
});

test("it is alive, ready and measured", async () => {
  expect((await gateway.call("GET", "/livez")).status).toBe(200);
  expect((await gateway.call("GET", "/readyz")).body.checks).toEqual({ postgres: true, nats: true });
  expect((await gateway.call("GET", "/metrics")).text).toContain("mailroom_gateway_event_streams_open");
});

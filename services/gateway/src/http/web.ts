/**
 * The UI: files as they were built, and one page for every address that is neither a file nor the API. Each answer with
 * the page carries a nonce of its own for the styles that the page makes while it runs; scripts come from files only.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Vite puts its `html.cspNonce` into this element, and into every tag that needs it. */
const noncePlaceholder = /<meta property="csp-nonce" nonce="([^"]+)"/;

/** Files with a content hash in their names never change. */
const hashedFiles = `${path.sep}assets${path.sep}`;

export function addWebFiles(server: FastifyInstance, webRoot: string): void {
  server.register(fastifyStatic, {
    root: webRoot,
    index: false,
    // The page only with its nonce, nothing hidden, no directories: everything else is an address of the UI.
    allowedPath: (file) => file !== "/index.html" && !file.includes("/.") && isFile(path.join(webRoot, file)),
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.includes(hashedFiles);
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
}

/** Answers the page of the UI, or one that says how to build it; null for a file that is gone (an older build's). */
export function makePage(webRoot: string): (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null {
  const read = makePageReader(path.join(webRoot, "index.html"));
  return (request, reply) => {
    if (request.url.startsWith("/assets/")) return null;
    const html = read();
    const nonce = randomBytes(16).toString("base64");
    reply
      .code(html === null ? 503 : 200)
      .type("text/html; charset=utf-8")
      .headers(pageHeaders(nonce));
    if (request.protocol === "https") reply.header("strict-transport-security", "max-age=31536000");
    return reply.send(html === null ? notBuilt : withNonce(html, nonce));
  };
}

function isFile(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

function pageHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    "content-security-policy": policy,
    "cache-control": "no-store",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}

/** Reads the page again only when the file has changed: it may be built while we run. */
function makePageReader(file: string): () => string | null {
  let known: { readonly changedMs: number; readonly html: string } | null = null;
  return () => {
    const changedMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (changedMs === undefined) return null;
    if (known?.changedMs !== changedMs) known = { changedMs, html: readFileSync(file, "utf8") };
    return known.html;
  };
}

function withNonce(html: string, nonce: string): string {
  const placeholder = noncePlaceholder.exec(html)?.[1];
  return placeholder === undefined ? html : html.replaceAll(placeholder, nonce);
}

const notBuilt = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Mailroom</title>
<h1>Mailroom is running, its user interface is not built</h1>
<p>Run <code>npm run build --workspace @mailroom/web</code> and reload this page.
<p>The API is there: <a href="/docs">/docs</a>.
</html>
`;

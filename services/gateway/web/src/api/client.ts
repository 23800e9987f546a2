/** The one way to the API: typed by the OpenAPI document, with a deadline, and patient with a session that has ended. */
import createClient from "openapi-fetch";
import { ApiError, ConnectionError, toProblem } from "./problem.ts";
import type { paths } from "./schema.gen.ts";
import { noteServerDate } from "./server-clock.ts";
import { signInAgain } from "./sign-in-again.ts";

export const apiRoot = "/api/v1";

const deadlineMs = 30_000;
/** Connecting, TLS and login each may use up their own time limits. */
const verifyDeadlineMs = 75_000;

export const api = createClient<paths>({ baseUrl: apiRoot, fetch: fetchPatiently });

async function fetchPatiently(request: Request): Promise<Response> {
  const isSignIn = request.method === "POST" && request.url.endsWith("/sessions");
  const repeated = isSignIn ? null : request.clone();
  const response = await fetchInTime(request);
  if (response.status !== 401 || repeated === null) return response;
  return (await signInAgain.wait()) ? fetchInTime(repeated) : response;
}

async function fetchInTime(request: Request): Promise<Response> {
  const limitMs = /\/(verify-|test-mail$)/.test(request.url) ? verifyDeadlineMs : deadlineMs;
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(limitMs)]);
  try {
    const response = await fetch(request, { signal });
    noteServerDate(response.headers.get("date"), Date.now());
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ConnectionError({ cause: error });
  }
}

type Result<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

/** @throws ApiError with the server's problem; ConnectionError where no answer came */
export async function ask<Data>(call: Promise<Result<Data>>): Promise<Data> {
  return (await askWithTag(call)).data;
}

/** Also the ETag, for the change that will follow. */
export async function askWithTag<Data>(call: Promise<Result<Data>>): Promise<{ data: Data; etag: string }> {
  const { data, error, response } = await call;
  if (!response.ok || data === undefined) throw errorOf(error, response);
  return { data, etag: response.headers.get("etag") ?? "" };
}

/** For calls that answer with an empty body. */
export async function tell(call: Promise<Result<unknown>>): Promise<void> {
  const { error, response } = await call;
  if (!response.ok) throw errorOf(error, response);
}

function errorOf(body: unknown, response: Response): ApiError {
  const { status, statusText, headers } = response;
  return new ApiError(toProblem(body, { status, statusText, traceId: headers.get("mailroom-correlation-id") ?? "" }));
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** A query without the filters that are not set: the API refuses empty ones. */
export function defined<T extends object>(filters: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const name in filters) {
    const value = filters[name];
    if (isDefined(value)) kept[name] = value;
  }
  return kept;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

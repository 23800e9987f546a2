/** A caller of the public REST API, as any other program would be: an API key or a session cookie, and JSON. */
export type RestClient = {
  get(path: string): Promise<RestAnswer>;
  send(
    method: "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<RestAnswer>;
  /** The answer as it comes, whatever its status: for streams, raw mail and requests that are wrong on purpose. */
  request(path: string, init?: RequestInit): Promise<Response>;
};

export type RestAnswer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

export class RestError extends Error {
  override readonly name = "RestError";
  readonly status: number;
  readonly body: unknown;

  constructor(message: string, status: number, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** Answers other than 2xx throw `RestError` with the problem's detail. */
export function makeRestClient(options: {
  readonly baseUrl: string;
  readonly headers: Record<string, string>;
}): RestClient {
  const call = async (
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
  ): Promise<RestAnswer> => {
    const response = await fetch(`${options.baseUrl}/api/v1${path}`, {
      method,
      headers: {
        ...options.headers,
        ...headers,
        ...(body === undefined
          ? {}
          : { "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await response.text();
    const parsed: unknown = response.headers.get("content-type")?.includes("json") === true ? JSON.parse(text) : text;
    if (!response.ok)
      throw new RestError(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`, response.status, parsed);
    return { status: response.status, headers: response.headers, body: parsed };
  };
  return {
    get: (path) => call("GET", path, undefined, {}),
    send: (method, path, body, headers = {}) => call(method, path, body, headers),
    async request(path, init = {}) {
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries(options.headers)) headers.set(name, value);
      return fetch(`${options.baseUrl}/api/v1${path}`, { ...init, headers });
    },
  };
}

/** Signs in and returns a client that carries the session's cookie. */
export async function signIn(baseUrl: string, emailAddress: string, password: string): Promise<RestClient> {
  const anonymous = makeRestClient({ baseUrl, headers: {} });
  const answer = await anonymous.send("POST", "/sessions", { emailAddress, password });
  const cookie = answer.headers
    .getSetCookie()
    .map((header) => header.split(";")[0])
    .join("; ");
  return makeRestClient({ baseUrl, headers: { cookie } });
}

/** A string field of an answer's body. */
export function textField(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  if (typeof value !== "string") throw new Error(`The answer has no text field "${name}"`);
  return value;
}

/** The rows of a list answer. */
export function itemsOf(body: unknown): unknown[] {
  const items: unknown = typeof body === "object" && body !== null ? Reflect.get(body, "items") : undefined;
  if (!Array.isArray(items)) throw new Error("The answer is no list");
  return items;
}

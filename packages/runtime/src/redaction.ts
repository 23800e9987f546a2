/**
 * What may be written to a log: no secret and nothing a mail says or names. Fields are judged by
 * name at any depth, text is searched for addresses and for credentials in URLs, and objects that are not plain data
 * (requests, sockets, buffers) are named instead of shown. A log line is better poor than a leak.
 */

/** Anywhere in a field's name, any case. */
const secretName = /pass(?:word|wd|phrase)|secret|token|authorization|cookie|credential|api-?_?key|private-?_?key/i;

/** At the end of a field's name, any case: `emailAddress`, `lastSubject`. */
const contentEnding = /(?:address|addresses|subject|snippet)$/i;

/** Exact names, any case: what a mail, a person or a template says. */
const contentNames = new Set(
  `body text html email from to cc bcc sender replyto recipient recipients participant
   participants displayname contact preview content contents raw source attachment filename headers query
   pass auth data payload draft answer comment note title`.split(/\s+/),
);

// The look-behind keeps long runs of such characters linear: no match begins inside one.
const mailAddress =
  /(?<![\p{L}\p{N}.!#$%&'*+=?^_`{|}~-])[\p{L}\p{N}.!#$%&'*+=?^_`{|}~-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}[\p{L}\p{N}-]*/gu;
const urlCredentials = /:\/\/[^/\s@]+@/g;

export const redacted = "[redacted]";
const maxDepth = 6;
const maxItems = 50;
/** Of one text, in UTF-16 units: a stack fits, a mail that got here by mistake does not. */
const maxTextLength = 8_000;

/** Takes mail addresses and credentials in URLs out of free text, such as a server's error message. */
export function redactText(text: string): string {
  const kept = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
  return kept.replace(urlCredentials, `://${redacted}@`).replace(mailAddress, "[address]");
}

export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

function redactEntries(fields: Readonly<Record<string, unknown>>, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isForbiddenName(name) && value !== null && value !== undefined ? redacted : redactValue(value, depth + 1),
    ]),
  );
}

function isForbiddenName(name: string): boolean {
  return isSecretName(name) || contentEnding.test(name) || contentNames.has(name.toLowerCase());
}

function redactValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "function" || typeof value === "symbol") return `[${typeof value}]`;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > maxDepth) return "[deep]";
  if (value instanceof Error) return errorFields(value, depth);
  if (Array.isArray(value)) return value.slice(0, maxItems).map((item) => redactValue(item, depth + 1));
  return isPlainObject(value) ? redactEntries(value, depth) : `[${value.constructor.name}]`;
}

/** A copy of whatever was given as a log line's fields. */
export function redactLine(value: object): Record<string, unknown> {
  if (value instanceof Error) return { err: errorFields(value, 0) };
  return isPlainObject(value) ? redactEntries(value, 0) : { object: `[${value.constructor.name}]` };
}

function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Of an error only these: drivers hang rows, commands and whole requests on theirs (pg's `detail` quotes the key). */
const errorDetails = ["code", "kind", "status", "statusCode", "errno", "syscall", "constraint", "table", "schema"];

function errorFields(error: Error, depth: number): Record<string, unknown> {
  const own = new Map<string, unknown>(Object.entries(error));
  const details = errorDetails
    .filter((name) => own.has(name))
    .map((name): [string, unknown] => [name, redactValue(own.get(name), maxDepth)]);
  return {
    type: error.name === "Error" ? error.constructor.name : error.name,
    message: redactText(error.message),
    ...Object.fromEntries(details),
    stack: error.stack === undefined ? undefined : redactText(error.stack),
    ...(error.cause === undefined ? {} : { cause: redactValue(error.cause, depth + 1) }),
    ...(error instanceof AggregateError ? { errors: redactValue(error.errors, depth + 1) } : {}),
  };
}

import { describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { makeLogger } from "./logger.ts";
import { runWithTrace } from "./trace-context.ts";

function capture(level = "trace") {
  const lines: string[] = [];
  const destination = { write: (line: string): void => void lines.push(line) };
  const logger = makeLogger({ service: "routing", level, destination });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? "{}") as Record<string, unknown> };
}

test("a line has level, time, service, message and the correlation id of its call", () => {
  const { logger, last } = capture();
  runWithTrace({ correlationId: "c-1", positions: [] }, () => {
    logger.info({ accountId: "a", connectMs: 12 }, "imap session open");
  });
  expect(last()).toMatchObject({
    level: "info",
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    service: "routing",
    message: "imap session open",
    correlationId: "c-1",
    accountId: "a",
    connectMs: 12,
  });
});

test("an error keeps its code, kind, stack and cause", () => {
  const { logger, last } = capture();
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  logger.error({ err: new DomainError("server-down", "unavailable", "Later.", { cause }) }, "delivery failed");
  expect(last()["err"]).toMatchObject({
    type: "DomainError",
    code: "server-down",
    kind: "unavailable",
    message: "Later.",
    stack: expect.stringContaining("logger.test.ts"),
    cause: { type: "Error", code: "ECONNREFUSED" },
  });
});

describe("no canary gets out", () => {
  const canary = "canary-4711";
  const secretFields =
    `password PASSWORD newPassword passwd passphrase secret clientSecret secretKeys token accessToken refresh_token
    authorization Authorization cookie set-cookie credentials apiKey api_key privateKey pass auth`.split(/\s+/);
  const contentFields =
    `body subject text html address addresses email emailAddress from to cc bcc replyTo sender recipient recipients
    participants displayName snippet preview content raw source filename headers data payload`.split(/\s+/);

  test.each([...secretFields, ...contentFields])("in a field named %s, at any depth", (name) => {
    const { logger, lines } = capture();
    logger.info({ [name]: canary }, "one");
    logger.info({ message: { deep: [{ deeper: { [name]: { x: canary } } }] } }, "two");
    logger.child({ [name]: canary }).info("three");
    logger.info({ [name]: [canary] }, "four");
    expect(lines).toHaveLength(4);
    expect(lines.join("")).not.toContain(canary);
  });

  test("in addresses and URLs inside other text", () => {
    const { logger, lines } = capture();
    const text = `550 5.1.1 <${canary}@example.com> unknown, via smtp://me:${canary}@relay.test:25`;
    logger.warn({ reply: text }, text);
    logger.warn(text);
    logger.warn("with %s", text);
    logger.error(new Error(text));
    logger.error({ err: new Error("outer", { cause: new AggregateError([new Error(text)], text) }) }, "failed");
    expect(lines).toHaveLength(5);
    expect(lines.join("")).not.toContain(canary);
  });

  test("in what drivers hang on their errors", () => {
    const { logger, lines, last } = capture();
    const error = Object.assign(new Error("duplicate key value violates unique constraint"), {
      code: "23505",
      constraint: "contact_address_key",
      detail: `Key (address)=(${canary}) already exists.`,
      parameters: [canary],
      config: { headers: { Authorization: canary } },
      response: { raw: canary },
    });
    logger.error({ err: error, error }, "statement failed");
    expect(lines.join("")).not.toContain(canary);
    expect(last()["err"]).toMatchObject({ code: "23505", constraint: "contact_address_key" });
  });

  test("in objects that are not plain data", () => {
    const { logger, lines } = capture();
    class Request {
      readonly anything = canary;
    }
    logger.info({ request: new Request(), buffer: Buffer.from(canary), map: new Map([["x", canary]]) }, "odd");
    logger.info(new Request(), "odd itself");
    expect(lines.join("")).not.toContain(canary);
  });

  test("in structures without end", () => {
    const { logger, lines } = capture();
    const loop: Record<string, unknown> = { password: canary };
    loop["self"] = loop;
    logger.info(loop, "loop");
    expect(lines.join("")).not.toContain(canary);
  });
});

test("a text of any length is cut, and searched in no time", () => {
  const { logger, last } = capture();
  logger.info({ long: `${"a".repeat(500_000)}@` }, "x".repeat(500_000));
  expect(String(last()["long"])).toHaveLength(8_001);
  expect(String(last()["message"])).toHaveLength(8_001);
});

test("what is not secret stays readable: ids, dates, package names in stacks", () => {
  const { logger, last } = capture();
  const stack = "at x (node_modules/@fastify/swagger/index.js) fastify@5.12.8";
  logger.info({ id: "018f", at: new Date(0), stack, messageKey: "k", isClean: true, reason: null }, "fine");
  expect(last()).toMatchObject({
    id: "018f",
    at: "1970-01-01T00:00:00.000Z",
    stack,
    messageKey: "k",
    isClean: true,
    reason: null,
  });
});

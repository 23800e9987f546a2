import { describe, expect, test } from "@jest/globals";
import { DomainError } from "@mailroom/contracts/domain-error";
import { errorCodeOf, isLockTimeout, isRepeatable, isUnreachable } from "./postgres-error.ts";

const withCode = (code: string) => Object.assign(new Error("failed"), { code });

describe("an error of Postgres", () => {
  test("means that the server cannot be reached when the connection failed, however that is told", () => {
    for (const code of ["ECONNREFUSED", "ECONNRESET", "57P01", "57P03", "08006", "53300", "53100", "25006"]) {
      expect(isUnreachable(withCode(code))).toBe(true);
    }
    expect(isUnreachable(new Error("Connection terminated unexpectedly"))).toBe(true);
    expect(isUnreachable(new Error("timeout exceeded when trying to connect"))).toBe(true);
    expect(isUnreachable(new AggregateError([withCode("ECONNREFUSED")]))).toBe(true);
  });

  test("is otherwise the statement's own", () => {
    for (const code of ["23505", "40P01", "55P03", "42P01"]) expect(isUnreachable(withCode(code))).toBe(false);
    expect(isUnreachable(new TypeError("x is not a function"))).toBe(false);
    expect(isUnreachable("ECONNREFUSED")).toBe(false);
  });

  test("is not read into somebody's judgement about something else", () => {
    const cause = withCode("ECONNREFUSED");
    expect(isUnreachable(new DomainError("server-away", "unavailable", "the mail server is away", { cause }))).toBe(
      false,
    );
  });

  test("may be worth the same transaction again, or a wait", () => {
    expect(["40001", "40P01", "23505"].map((code) => isRepeatable(withCode(code)))).toEqual([true, true, false]);
    expect(isLockTimeout(withCode("55P03"))).toBe(true);
    expect(errorCodeOf(new Error("no code"))).toBeNull();
  });
});

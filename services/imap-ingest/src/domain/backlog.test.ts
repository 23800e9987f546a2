import { expect, test } from "@jest/globals";
import { isBacklog } from "./backlog.ts";

test("X18 backlog is what the server took before the second of the first activation, while it is known", () => {
  const activatedAt = new Date("2026-03-01T12:00:00.700Z");
  expect(isBacklog(new Date("2026-03-01T11:59:59Z"), activatedAt)).toBe(true);
  // INTERNALDATE has no fractions: this one may have come after it
  expect(isBacklog(new Date("2026-03-01T12:00:00Z"), activatedAt)).toBe(false);
  expect(isBacklog(new Date("2026-03-01T11:59:59Z"), null)).toBe(false);
});

import { expect, test } from "@jest/globals";
import { uuidv7 } from "./uuid.ts";

test("an id is a UUID of version 7 with its time in front (RFC 9562 §5.7)", () => {
  const id = uuidv7(new Date("2100-01-01T00:00:00Z"));
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(Date.UTC(2100, 0, 1));
});

test("ids sort in the order they were made, within a millisecond and when the clock steps back", () => {
  const later = new Date("2100-01-01T00:00:01Z");
  const earlier = new Date("2100-01-01T00:00:00Z");
  const ids = [...Array.from({ length: 10_000 }, () => uuidv7(later)), uuidv7(earlier), uuidv7(later)];
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(ids.length);
});

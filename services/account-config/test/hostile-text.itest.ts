import { existsSync, readFileSync } from "node:fs";
import { env } from "node:process";
import { describe, expect, test } from "@jest/globals";
import { isBlank } from "@mailroom/contracts/name";
import { useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});
const naughtyList = `${env["MAILROOM_TEST_DATA"] ?? ""}/attack-inputs/blns/strings.json`;

const representative = [
  " leading and trailing ",
  "\u202Ereversed\u2066",
  "\u{1F469}\u200D\u{1F52C} Z\u0351\u036B\u0343algo e\u0301 \uFEFF",
  "<script>alert(1)</script>{{constructor}}",
  "'; drop table disposition; --",
  "\u0001\u001B[31m\u007F\r\n\t",
  "__proto__",
  "%s%n ${HOME} \\u0000 null undefined NaN",
];
const collected = existsSync(naughtyList) ? (JSON.parse(readFileSync(naughtyList, "utf8")) as string[]) : [];
const texts = [...new Set([...representative, ...collected])].filter(
  (text) => text.isWellFormed() && !text.includes("\u0000") && Array.from(text).length <= 100,
);
/** Nobody could find them in a list. */
const unseen = [" ", "\u00a0\u3000", "\u200b", "\ufeff\u2060", "\u202e", "\u0001\t\n", "\u2800", "\u3164"];

const range = { kind: "range", from: "09:00", until: "10:00", weekDays: [], monthDays: [], months: [] };
type Body = Record<string, unknown>;

/** Every text field of the library's resources: where it is made, how it is put in and read again. */
const fields: [string, string, (text: string) => Body, (body: Body) => unknown][] = [
  ["list name", "/lists", (name) => ({ name }), (body) => body["name"]],
  ["list description", "/lists", (description) => ({ name: unique(), description }), (body) => body["description"]],
  ["disposition name", "/dispositions", (name) => ({ name }), (body) => body["name"]],
  [
    ...["disposition description", "/dispositions"],
    (description: string) => ({ name: unique(), description }),
    (body: Body) => body["description"],
  ] as never,
  ["canned value", "/canned-answers", (value) => ({ key: unique(), value }), (body) => body["value"]],
  [
    ...["canned description", "/canned-answers"],
    (description: string) => ({ key: unique(), value: "x", description }),
    (body: Body) => body["description"],
  ] as never,
  ["interval name", "/intervals", (name) => ({ name, zone: "UTC", subsets: [], holidays: [] }), (body) => body["name"]],
  [
    ...["interval subset", "/intervals"],
    (name: string) => ({ name: unique(), zone: "UTC", subsets: [{ ...range, name }], holidays: [] }),
    (body: Body) => (body["subsets"] as Body[])[0]?.["name"],
  ] as never,
  [
    ...["holiday label", "/intervals"],
    (label: string) => {
      const holidays = [{ date: "2026-12-25", everyYear: true, label }];
      return { name: unique(), zone: "UTC", subsets: [], holidays };
    },
    (body: Body) => (body["holidays"] as Body[])[0]?.["label"],
  ] as never,
  ["assistant name", "/assistants", (name) => ({ name, url: "https://127.0.0.1/" }), (body) => body["name"]],
];

let count = 0;
function unique(): string {
  count += 1;
  return `text-${count}`;
}

describe("hostile text", () => {
  test.each(fields)(
    "in a %s comes back to the byte; NUL is refused, and a name that nobody sees",
    async (what, path, make, read) => {
      await service.call("PATCH", "/settings", { body: { features: { assistant: true } }, etag: "*" });
      const isName = what.endsWith("name") || what === "interval subset";
      for (const text of texts) {
        if (isName ? isBlank(text) : text === "" && what === "canned value") continue;
        const made = await service.call("POST", path, { body: make(text) });
        // two that differ only in case or come twice in a list are one name
        if (made.status === 409) continue;
        expect([text, made.status]).toEqual([text, 201]);
        const found = await service.call("GET", `${path}/${String(made.body["id"])}`);
        expect(Buffer.from(String(read(found.body))).equals(Buffer.from(text))).toBe(true);
      }
      for (const text of ["a\u0000b", ...(isName ? unseen : [])]) {
        const refused = await service.call("POST", path, { body: make(text) });
        expect([text, refused.status, refused.body["code"]]).toEqual([text, 422, "invalid-request"]);
      }
    },
    120_000,
  );

  test("in a canned answer's key comes back to the byte where it has neither spaces nor slashes", async () => {
    for (const key of [...texts, ...unseen].filter((text) => Array.from(text).length <= 50)) {
      const { status, body } = await service.call("POST", "/canned-answers", { body: { key, value: "x" } });
      if (status === 409) continue;
      expect([key, status]).toEqual([key, /[\s/]/.test(key) || isBlank(key) ? 422 : 201]);
      if (status !== 201) continue;
      const found = await service.call("GET", `/canned-answers/${String(body["id"])}`);
      expect(found.body["key"]).toBe(key);
    }
  }, 120_000);
});

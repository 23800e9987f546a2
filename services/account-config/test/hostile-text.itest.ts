import { describe, expect, test } from "@jest/globals";
import { attackInput, hasAttackInputs } from "@mailroom/test-kit/attack-inputs";
import { isBlank } from "@mailroom/contracts/name";
import { useAccountConfig } from "./running-service.ts";

const service = useAccountConfig({});

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
const collected = hasAttackInputs ? (JSON.parse(attackInput("blns/strings.json")) as string[]) : [];
const texts = [...new Set([...representative, ...collected])].filter(
  (text) => text.isWellFormed() && !text.includes("\u0000") && Array.from(text).length <= 100,
);
/** Nobody could find them in a list. */
const unseen = [" ", "\u00a0\u3000", "\u200b", "\ufeff\u2060", "\u202e", "\u0001\t\n", "\u2800", "\u3164"];

const range = { kind: "range", from: "09:00", until: "10:00", weekDays: [], monthDays: [], months: [] };
type Body = Record<string, unknown>;
type Resource = {
  readonly what: string;
  readonly path: string;
  /** Its fields that are names, as the API points to them. */
  readonly named: readonly string[];
  /** Its other fields that take text. */
  readonly others: readonly string[];
  readonly make: (name: string, text: string) => Body;
};

/** All text fields of the library's resources. */
const resources: Resource[] = [
  {
    ...{ what: "list", path: "/lists", named: ["/name"], others: ["/description"] },
    make: (name, description) => ({ name, description }),
  },
  {
    ...{ what: "disposition", path: "/dispositions", named: ["/name"], others: ["/description"] },
    make: (name, description) => ({ name, description }),
  },
  {
    ...{ what: "canned answer", path: "/canned-answers", named: [], others: ["/value", "/description"] },
    make: (_, text) => ({ key: unique(), value: text === "" ? "any" : text, description: text }),
  },
  {
    ...{ what: "interval", path: "/intervals", named: ["/name", "/subsets/0/name"], others: ["/holidays/0/label"] },
    make: (name, label) => ({
      ...{ name, zone: "UTC", subsets: [{ ...range, name }] },
      holidays: [{ date: "2026-12-25", everyYear: true, label }],
    }),
  },
  {
    ...{ what: "assistant", path: "/assistants", named: ["/name"], others: [] },
    make: (name) => ({ name, url: "https://127.0.0.1/" }),
  },
];

let count = 0;
function unique(): string {
  count += 1;
  return `text-${count}`;
}

describe("hostile text", () => {
  test.each(resources)(
    "$what: each text comes back to the byte; NUL is refused, and a name that nobody sees",
    async ({ path, make, named, others }) => {
      await service.call("PATCH", "/settings", { body: { features: { assistant: true } }, etag: "*" });
      for (const text of texts) {
        const body = make(isBlank(text) ? unique() : text, text);
        const made = await service.call("POST", path, { body });
        // two that differ only in case or come twice in a list are one name
        if (made.status === 409) continue;
        expect([text, made.status]).toEqual([text, 201]);
        const found = await service.call("GET", `${path}/${String(made.body["id"])}`);
        expect(found.body).toMatchObject(body);
      }
      const refusedFields = async (body: Body) => {
        const refused = await service.call("POST", path, { body });
        expect([refused.status, refused.body["code"]]).toEqual([422, "invalid-request"]);
        return refused.body.errors?.map(({ pointer }) => pointer).sort();
      };
      expect(await refusedFields(make("a\u0000b", "a\u0000b"))).toEqual([...named, ...others].sort());
      if (named.length === 0) return;
      for (const text of unseen) expect([text, await refusedFields(make(text, ""))]).toEqual([text, ["/name"]]);
    },
    120_000,
  );

  test("a name that nobody sees is refused in an interval's subsets, too", async () => {
    for (const name of unseen) {
      const body = { name: unique(), zone: "UTC", subsets: [{ ...range, name }], holidays: [] };
      const refused = await service.call("POST", "/intervals", { body });
      expect([name, refused.status, refused.body.errors?.[0]?.pointer]).toEqual([name, 422, "/subsets/0/name"]);
    }
  });

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

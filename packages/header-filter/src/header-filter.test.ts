import { describe, expect, test } from "@jest/globals";
import { attackInput, testWithAttackInputs } from "@mailroom/test-kit/attack-inputs";
import fc from "fast-check";
import type { HeaderFilter } from "./header-filter.ts";
import { matchesFilter } from "./matches.ts";
import { meaningOf } from "./meaning.ts";
import { maxConditions, maxFilterLength, parseFilter } from "./parse-filter.ts";
import { pageForm, wireArguments, wireForm } from "./search-form.ts";

function filterOf(text: string | null): HeaderFilter {
  const reading = parseFilter(text);
  if (!reading.ok) throw new Error(`column ${reading.column}: ${reading.reason}`);
  return reading.filter;
}

/** Reads a command line as a server does: atoms and quoted strings between single spaces. Null: it is none. */
function serverArguments(line: string): string[] | null {
  const token = /"((?:[^"\\\r\n\0]|\\["\\])*)"|[^(){\x00-\x20%*"\\\]\x7f-\uffff]+/y;
  const found: string[] = [];
  for (let at = 0; at <= line.length; at = token.lastIndex + 1) {
    token.lastIndex = at;
    const match = token.exec(line);
    if (match === null) return null;
    found.push(match[1]?.replaceAll(/\\(.)/g, "$1") ?? match[0]);
    if (token.lastIndex < line.length && line.charAt(token.lastIndex) !== " ") return null;
  }
  return found;
}

describe("forms", () => {
  test.each([
    ["S59", null, "SEARCH UNSEEN", "UID SEARCH UNSEEN"],
    ["S59", "", "SEARCH UNSEEN", "UID SEARCH UNSEEN"],
    [
      "S60",
      "x-antivirus-report",
      'SEARCH UNSEEN HEADER "x-antivirus-report"',
      'UID SEARCH UNSEEN HEADER X-ANTIVIRUS-REPORT ""',
    ],
    ["S61", "a,b", 'SEARCH UNSEEN HEADER "a" HEADER "b"', 'UID SEARCH UNSEEN HEADER A "" HEADER B ""'],
    ["S62", "a=SAFE", 'SEARCH UNSEEN HEADER "a" "SAFE"', "UID SEARCH UNSEEN HEADER A SAFE"],
    ["S63", "a=SAFE,b", 'SEARCH UNSEEN HEADER "a" "SAFE" HEADER "b"', 'UID SEARCH UNSEEN HEADER A SAFE HEADER B ""'],
    ["S62", " a = SAFE ", 'SEARCH UNSEEN HEADER "a" "SAFE"', "UID SEARCH UNSEEN HEADER A SAFE"],
    ["S62", "x=a=b", 'SEARCH UNSEEN HEADER "x" "a=b"', "UID SEARCH UNSEEN HEADER X a=b"],
    ["S62", 'x="} OR ALL', 'SEARCH UNSEEN HEADER "x" "\\"} OR ALL"', 'UID SEARCH UNSEEN HEADER X "\\"} OR ALL"'],
    ["S62", "x=a\\,b\\=c\\\\d", 'SEARCH UNSEEN HEADER "x" "a,b=c\\\\d"', 'UID SEARCH UNSEEN HEADER X "a,b=c\\\\d"'],
  ])("%s %j is searched as %s", (_id, text, page, wire) => {
    expect([pageForm(filterOf(text)), wireForm(filterOf(text))]).toEqual([page, wire]);
  });

  test("S67 the four headers that Microsoft's filters write can be required together", () => {
    const names = [
      "X-Microsoft-Antispam",
      "X-Forefront-Antispam-Report",
      "X-Microsoft-Antispam-Mailbox-Delivery",
      "X-Microsoft-Antispam-Message-Info",
    ];
    expect(filterOf(names.join(",")).map(({ header }) => header)).toEqual(names);
  });

  test("the meaning says which header, which value, and that case counts", () => {
    expect(meaningOf(filterOf("x-scan=SAFE,x-spam"))).toBe(
      "An unread mail is taken in only if it has a header x-scan with exactly the value “SAFE” (upper and lower case differ) and has a header x-spam (with any value).",
    );
    expect(meaningOf([])).toMatch(/every unread mail/);
  });
});

describe("refusals", () => {
  test.each([
    ["x=SAFE\nA1 EXPUNGE", 7],
    ["x=SAFE\rA1 EXPUNGE", 7],
    ["x=SA\0FE", 5],
    ["x=SA\tFE", 5],
    ["x:y=SAFE", 2],
    [" , ", 1],
    ["   ", 1],
    ["a,,b", 3],
    ["a,", 3],
    ["x=", 3],
    ["x= ,y", 3],
    ["x==SAFE", 3],
    ["(x)=SAFE", 1],
    ["x*=SAFE", 2],
    ["\u0445-antivirus=SAFE", 1],
    ["x=\u0085SAFE", 3],
    ["x=ÄSAFE", 3],
    ["ok,x=a\\b", 7],
    ["x=a\\", 4],
    ["x=\\\\SAFE", 3],
    ["__proto__", 1],
    ["x-scan=A, X-Scan=B", 11],
    ["=SAFE", 1],
  ])("S44 %j is refused with the column of the mistake", (text, column) => {
    expect(parseFilter(text)).toMatchObject({
      ok: false,
      column,
      reason: expect.stringMatching(/\.$/) as unknown as string,
    });
  });

  test("S44 limits hold from both sides", () => {
    const value = (length: number) => `x=${"A".repeat(length)}`;
    expect(parseFilter(value(maxFilterLength - 2)).ok).toBe(true);
    expect(parseFilter(value(maxFilterLength - 1)).ok).toBe(false);
    const names = (count: number) => Array.from({ length: count }, (_, index) => `h${index}`).join(",");
    expect(parseFilter(names(maxConditions)).ok).toBe(true);
    expect(parseFilter(names(maxConditions + 1)).ok).toBe(false);
  });
});

describe("the check of a mail", () => {
  const field = (name: string, value: string) => ({ name, value });

  test("S64 names ignore case, values do not and are compared whole", () => {
    const filter = filterOf("x-scan=SAFE");
    expect(matchesFilter(filter, [field("X-SCAN", "SAFE")])).toBe(true);
    for (const value of ["safe", "SAFER", "UNSAFE", "SAFE SAFE", ""]) {
      expect([value, matchesFilter(filter, [field("X-Scan", value)])]).toEqual([value, false]);
    }
  });

  test("S63 every condition must hold; of several fields of a name one is enough", () => {
    const filter = filterOf("a=SAFE,b");
    expect(matchesFilter(filter, [field("a", "SAFE")])).toBe(false);
    expect(matchesFilter(filter, [field("A", "no"), field("a", "SAFE"), field("b", "")])).toBe(true);
  });

  test("S64 folded values are compared unfolded and without the spaces around them", () => {
    const filter = filterOf("x-scan=SAFE by us");
    expect(matchesFilter(filter, [field("X-Scan", " SAFE\r\n by us \r\n")])).toBe(true);
    expect(matchesFilter(filter, [field("X-Scan", "SAFE\r\n  by us")])).toBe(false);
  });
});

describe("properties", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 60 }),
    fc.string({ unit: fc.constantFrom(...Array.from('ax-=,\\" {}()*%]\r\n\0\tSAFEé')), maxLength: 60 }),
    fc.string({ unit: "grapheme-ascii", maxLength: 60 }),
  );

  test("N7 whatever is typed is refused, or goes out as one line that a server reads as exactly these arguments", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const reading = parseFilter(typed);
        if (!reading.ok) return reading.column >= 1 && reading.column <= typed.length + 1;
        const read = serverArguments(wireForm(reading.filter));
        return (
          JSON.stringify(read) === JSON.stringify(["UID", "SEARCH", ...wireArguments(reading.filter)]) &&
          reading.filter.length > 0 === (typed !== "")
        );
      }),
      { numRuns: 20_000 },
    );
  });

  test("every value of printable ASCII can be typed with escapes, and a mail that has it passes", () => {
    const value = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 40 })
      .filter((value) => value === value.trim() && !value.startsWith("\\"));
    fc.assert(
      fc.property(value, (value) => {
        const filter = filterOf(`x=${value.replaceAll(/[\\,=]/g, "\\$&")}`);
        return filter[0]?.value === value && matchesFilter(filter, [{ name: "X", value }]);
      }),
    );
  });
});

testWithAttackInputs("S44 each hostile filter of the collection is refused or one safe argument", () => {
  const { ok, bad } = JSON.parse(attackInput("imap-header-filter.json")) as {
    ok: { in: string; headers: [string, string | null][] }[];
    bad: string[];
  };
  for (const { in: text, headers } of ok) {
    expect(filterOf(text).map(({ header, value }) => [header, value])).toEqual(headers);
  }
  for (const text of bad) {
    const reading = parseFilter(text);
    if (!reading.ok) continue;
    const [condition, ...others] = reading.filter;
    const expected = ["UID", "SEARCH", "UNSEEN", "HEADER", condition?.header.toUpperCase(), condition?.value ?? ""];
    expect(others).toEqual([]);
    expect(serverArguments(wireForm(reading.filter))).toEqual(expected);
  }
});

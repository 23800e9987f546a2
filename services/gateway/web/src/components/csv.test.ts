import { expect, test } from "@jest/globals";
import { toCsv } from "./csv.ts";

test("X17 cells with commas, quotes and lines stay one cell", () => {
  expect(toCsv(["Name", "Unread"], [['Sale, "big"\nline', 3]])).toBe('Name,Unread\r\n"Sale, ""big""\nline",3\r\n');
});

test.each(["=1+1", "+49 30", "-2", "@SUM(A1)", "\t=1", "\r=1"])("a text that begins like %j is no formula", (text) => {
  const [, row = ""] = toCsv(["a"], [[text]]).split(/\r\n(?!=)/);
  expect(row.replace(/^"/, "").startsWith("'")).toBe(true);
});

test("numbers stay numbers, unknown is empty", () => {
  expect(toCsv(["a", "b", "c"], [[-5, null, true]])).toBe("a,b,c\r\n-5,,true\r\n");
});

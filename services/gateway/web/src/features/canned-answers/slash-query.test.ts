import { describe, expect, test } from "@jest/globals";
import { byKey, slashAt } from "./slash-query.ts";

const at = (text: string) => slashAt(text.replace("|", ""), text.indexOf("|"));

describe("S116 a slash in an answer", () => {
  test("asks for canned answers where it begins a word", () => {
    expect(at("/|")).toEqual({ start: 0, end: 1, search: "" });
    expect(at("Hello\n/hou|rs")).toEqual({ start: 6, end: 10, search: "hou" });
    expect(at("Hello Jane, /ho| and more")).toEqual({ start: 12, end: 15, search: "ho" });
  });

  test.each(["and/or|", "https://x|", "/hours |", "//|", "no slash|", `/${"x".repeat(51)}|`])(
    "means itself in %j",
    (text) => {
      expect(at(text)).toBeNull();
    },
  );

  test("finds by key before it finds by text", () => {
    const answers = [{ key: "about" }, { key: "Hours" }, { key: "help" }];
    expect(byKey(answers, "h").map(({ key }) => key)).toEqual(["Hours", "help", "about"]);
  });
});

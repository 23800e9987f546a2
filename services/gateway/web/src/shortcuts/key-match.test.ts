import { describe, expect, test } from "@jest/globals";
import { isSingleKey, type KeyPress, matches, pressesOf } from "./key-match.ts";

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  alt: false,
  shift: false,
  mod: false,
  ...more,
});

describe("a key press", () => {
  test("matches a plain letter only without modifiers", () => {
    expect(matches("r", press("r"))).toBe(true);
    expect(matches("r", press("R", { shift: true }))).toBe(false);
    expect(matches("r", press("r", { mod: true }))).toBe(false);
  });

  test("matches the offer keys by the physical key, whatever letter Alt makes of it", () => {
    expect(matches("Alt+Shift+A", press("Å", { code: "KeyA", alt: true, shift: true }))).toBe(true);
    expect(matches("Alt+Shift+A", press("a", { alt: true }))).toBe(false);
    expect(matches("Alt+Shift+A", press("q", { code: "KeyQ", alt: true, shift: true }))).toBe(false);
  });

  test("matches signs however the layout reaches them", () => {
    expect(matches("?", press("?", { shift: true }))).toBe(true);
    expect(matches("/", press("/"))).toBe(true);
    expect(matches("/", press("/", { shift: true }))).toBe(true);
  });

  test("matches Ctrl or ⌘ with Enter", () => {
    expect(matches("Mod+Enter", press("Enter", { mod: true }))).toBe(true);
    expect(matches("Mod+Enter", press("Enter"))).toBe(false);
  });
});

test("a sequence is its presses in order", () => {
  expect(pressesOf("g a")).toEqual(["g", "a"]);
});

test("single-letter keys are those without Ctrl, ⌘ or Alt", () => {
  expect(isSingleKey("g a")).toBe(true);
  expect(isSingleKey("Shift+R")).toBe(true);
  expect(isSingleKey("Mod+Enter")).toBe(false);
  expect(isSingleKey("Alt+Shift+A")).toBe(false);
  expect(isSingleKey("Escape")).toBe(false);
});

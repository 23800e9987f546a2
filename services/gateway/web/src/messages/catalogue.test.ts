import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { parse } from "@formatjs/icu-messageformat-parser";
import "./add-later.ts";
import { enLater } from "./en-later.ts";
import { en } from "./en.ts";
import { t } from "./format.ts";

const messages = Object.entries({ ...en, ...enLater });

test.each(messages)("%s is a valid ICU message", (_key, message) => {
  expect(() => parse(message, { ignoreTag: true })).not.toThrow();
});

test("plurals follow the number", () => {
  expect(t("queues.deleteText", { waiting: 0 })).toBe("Nothing waits in it.");
  expect(t("queues.deleteText", { waiting: 1 })).toBe("1 interaction waits in it and goes to Unread Messages.");
  expect(t("queues.deleteText", { waiting: 1_200 })).toContain("1,200 interactions");
});

test("values are text, never markup or further patterns", () => {
  expect(t("accounts.delete.title", { name: "<b>{x}</b>" })).toBe("Delete <b>{x}</b>?");
});

test("words of other products do not appear", () => {
  const forbidden = /\b(ticket|case|folder|inbox)s?\b|!|\b(OK|Yes|Submit)$/i;
  expect(messages.filter(([, message]) => forbidden.test(message))).toEqual([]);
});

test("no message is left that nothing shows", async () => {
  const root = path.resolve(import.meta.dirname, "..");
  const names = await readdir(root, { recursive: true });
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith("messages"));
  const code = (await Promise.all(sources.map((name) => readFile(path.join(root, name), "utf8")))).join("\n");
  const isUsed = (key: string): boolean =>
    code.includes(`"${key}"`) || code.includes(`\`${key.replace(/\.[^.]+$/, "")}.\${`);
  expect(messages.map(([key]) => key).filter((key) => !isUsed(key))).toEqual([]);
});

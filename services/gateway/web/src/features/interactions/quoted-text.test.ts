import { cpuUsage } from "node:process";
import { describe, expect, test } from "@jest/globals";
import { splitQuoted } from "./quoted-text.ts";

describe("quoted text", () => {
  test("is the last block of quoted lines with the line that introduces it", () => {
    const text = "Thanks!\n\nOn Tue, 12 Mar 2024 at 14:32, Jane Doe <jane@x.test> wrote:\n> Where is my box?\n> Jane\n";
    expect(splitQuoted(text)).toEqual({
      own: "Thanks!",
      quoted: "On Tue, 12 Mar 2024 at 14:32, Jane Doe <jane@x.test> wrote:\n> Where is my box?\n> Jane",
    });
  });

  test("includes an introduction broken over two lines", () => {
    const text = "Ok.\n\nOn Tue, 12 Mar 2024 at 14:32, Jane Doe\n<jane@x.test> wrote:\n\n> Hi";
    expect(splitQuoted(text).own).toBe("Ok.");
  });

  test("begins at a separator of another mail program", () => {
    expect(splitQuoted("Hello\n-----Original Message-----\nFrom: x\nold").own).toBe("Hello");
  });

  test("leaves answers between quotes in their place", () => {
    const text = "> First?\nYes.\n> Second?\nNo.";
    expect(splitQuoted(text)).toEqual({ own: text, quoted: "" });
  });

  test("is not everything: a mail that only quotes stays readable", () => {
    expect(splitQuoted("> only\n> quotes").quoted).toBe("");
  });

  test("stays quick on long hostile lines", () => {
    const text = `On ${"a ".repeat(100_000)}\n> x`;
    const before = cpuUsage();
    splitQuoted(text);
    const { user, system } = cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});

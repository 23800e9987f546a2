import { expect, test } from "@jest/globals";
import { encodeMessageData } from "./message-data.ts";

const encode = (raw: string) => Buffer.concat([...encodeMessageData(Buffer.from(raw, "latin1"))]).toString("latin1");

test("a leading dot is doubled and nothing else", () => {
  expect(encode(".a\r\nb.\r\n..\r\n")).toBe("..a\r\nb.\r\n...\r\n.\r\n");
});

test("a line of one dot inside the message does not end it", () => {
  expect(encode("a\r\n.\r\nb\r\n")).toBe("a\r\n..\r\nb\r\n.\r\n");
});

test("bare line feeds become CRLF, CRLF stays, bare carriage returns stay", () => {
  expect(encode("a\nb\r\nc\rd\n")).toBe("a\r\nb\r\nc\rd\r\n.\r\n");
});

test("a message without a last line end gets one before the final dot", () => {
  expect(encode("a")).toBe("a\r\n.\r\n");
  expect(encode("a\r")).toBe("a\r\r\n.\r\n");
});

test("an empty message is the final dot alone", () => {
  expect(encode("")).toBe(".\r\n");
});

test("every byte value survives", () => {
  const bytes = Array.from({ length: 256 }, (_, value) => String.fromCharCode(value)).filter((text) => text !== "\n");
  expect(encode(`x${bytes.join("")}`)).toBe(`x${bytes.join("")}\r\n.\r\n`);
});

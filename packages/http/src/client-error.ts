import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { DomainError } from "@mailroom/contracts/domain-error";
import { uuidv7 } from "@mailroom/runtime/uuid";
import { problemOf } from "./problem.ts";

const byCode: Readonly<Record<string, readonly [status: number, code: string, detail: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "headers-too-large", "The headers of the request are too large."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "request-timeout", "The request did not arrive in time."],
};
const malformed = [400, "malformed-request", "This is not a valid HTTP request."] as const;

/** Answers what Node could not even read as HTTP; there is no request, so the answer is written by hand. */
export function answerClientError(error: Error, socket: Socket): void {
  const errorCode = "code" in error && typeof error.code === "string" ? error.code : "";
  if (errorCode === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, code, detail] = byCode[errorCode] ?? malformed;
  const { body } = problemOf(new DomainError(code, "invalid", detail, { status }), uuidv7());
  const text = JSON.stringify(body);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? "Error"}`,
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(text)}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}

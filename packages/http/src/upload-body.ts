import { DomainError } from "@mailroom/contracts/domain-error";
import type { FastifyRequest } from "fastify";

/**
 * The bytes of an upload as they come. What is left when nobody reads on is taken in and dropped, until the server's
 * limit of time: with the connection closed, as by default, or stuck, the caller could not read why its file was refused.
 * @throws DomainError `malformed-request` (400) where the caller breaks off
 */
export async function* uploadBody({ raw }: FastifyRequest): AsyncGenerator<Uint8Array> {
  const pieces: AsyncIterable<Uint8Array> = raw.iterator({ destroyOnReturn: false });
  try {
    yield* pieces;
  } catch (error) {
    throw uploadEndedEarly(error);
  } finally {
    raw.resume();
  }
}

/** What the caller says it will send, in bytes; null where it says nothing. Only good for refusing early. */
export function announcedBytes({ headers }: FastifyRequest): number | null {
  const length = headers["content-length"];
  return length === undefined ? null : Number(length);
}

function uploadEndedEarly(cause: unknown): DomainError {
  return new DomainError(
    "malformed-request",
    "invalid",
    "The upload ended before the file was complete. Send it again.",
    {
      status: 400,
      cause,
    },
  );
}

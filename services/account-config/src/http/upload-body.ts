import type { FastifyRequest } from "fastify";
import { uploadEndedEarly } from "../domain/library-errors.ts";

/**
 * The bytes of an upload as they come. What is left when nobody reads on is taken in and dropped, until the server's
 * limit of time: with the connection closed, as by default, or stuck, the caller could not read why its file was refused.
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

/** What the API answers in a scene: whole answers, pages of a list, refusals. */
import type { FastifyRequest } from "fastify";

export type Canned = {
  readonly status: number;
  readonly body: unknown;
  /** `"7"` where nothing else is said. */
  readonly etag?: string;
};
/** `"waits"`: never answers. A function answers by the request. */
export type CannedAnswer = Canned | "waits" | ((request: FastifyRequest) => Canned);
export type Scenario = Readonly<Record<string, CannedAnswer>>;

export const ok = (body: unknown): Canned => ({ status: 200, body });
export const listOf = (items: readonly unknown[], nextCursor: string | null = null): Canned =>
  ok({ items, page: { nextCursor } });
export function refusal(
  status: number,
  code: string,
  detail: string,
  errors?: { pointer: string; detail: string; column?: number }[],
): Canned {
  const title = status === 503 ? "Service unavailable" : "Refused";
  return {
    status,
    body: {
      type: `https://mailroom.test/problems/${code}`,
      title,
      status,
      detail,
      code,
      traceId: "0af7651916cd43dd8448eb211c80319c",
      ...(errors === undefined ? {} : { errors }),
    },
  };
}

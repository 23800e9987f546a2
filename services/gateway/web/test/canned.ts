/** What the API answers in a scene: whole answers, pages of a list, refusals. */
import type { FastifyRequest } from "fastify";

export type Canned = {
  readonly status: number;
  readonly body: unknown;
  /** `"7"` where nothing else is said. */
  readonly etag?: string;
};
/** `"waits"`: never answers. A function answers by the request. */
export type CannedAnswer = Canned | "waits" | ((request: FastifyRequest) => Canned | "waits");
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

/** A reply in a layout, as the API would preview it. */
export function previewOf(above: string, below: string, warnings: readonly string[] = []): CannedAnswer {
  return ({ body }) => {
    const text = isTexted(body) ? body.text : "";
    const paragraphs = [above, text, below].filter((each) => each !== "").map((each) => `<p>${each}</p>`);
    const head = '<head><meta charset="utf-8"><title>Preview</title><style>body{margin:16px}</style></head>';
    const html = `<!doctype html><html lang="en">${head}<body>${paragraphs.join("")}</body></html>`;
    return { status: 200, body: { html, text: `${above}\n\n${text}\n\n${below}`.trim(), warnings } };
  };
}

function isTexted(body: unknown): body is { readonly text: string } {
  return typeof body === "object" && body !== null && "text" in body && typeof body.text === "string";
}

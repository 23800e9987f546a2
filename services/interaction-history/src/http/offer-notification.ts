import { getOfferNotification as notificationRoute } from "@mailroom/contracts/api/offer";
import { implement } from "@mailroom/http/implement";
import type { FastifyInstance } from "fastify";
import { getOfferNotification } from "../operations/get-offer-notification.ts";
import type { RenderLine } from "../operations/notification-ports.ts";
import type { HttpParts } from "./parts.ts";

export function addOfferNotificationRoute(
  server: FastifyInstance,
  { read }: Pick<HttpParts, "read">,
  renderLine: RenderLine,
): void {
  implement(server, notificationRoute, async ({ principal, params: { offerId } }) => ({
    status: 200,
    body: await getOfferNotification(read, renderLine, { principal, offerId }),
  }));
}

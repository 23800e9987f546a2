import { type Handler, on } from "@mailroom/bus/handler";
import { deliveryChanged } from "@mailroom/contracts/events/delivery";
import { recordDelivery } from "../operations/record-delivery.ts";
import type { Bind } from "./bind.ts";

export function onDeliveryChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(deliveryChanged, ({ data }, scope) => recordDelivery(bind(scope), data));
}

import { type Handler, notYet, on } from "@mailroom/bus/handler";
import { messageReceived } from "@mailroom/contracts/events/message";
import { type ReceiveParts, receiveMessage } from "../operations/receive-message.ts";
import type { Bind } from "./bind.ts";

export function onMessageReceived<DB>(bind: Bind<DB>, parts: ReceiveParts): Handler<DB> {
  return on(messageReceived, async ({ data }, scope) => {
    const outcome = await receiveMessage(bind(scope), parts, data);
    if (outcome === "account-unknown") throw notYet(`account ${data.accountId}`);
  });
}

import { type Handler, on } from "@mailroom/bus/handler";
import { accountChanged } from "@mailroom/contracts/events/account";
import { recordAccount } from "../operations/record-account.ts";
import type { Bind } from "./bind.ts";

export function onAccountChanged<DB>(bind: Bind<DB>): Handler<DB> {
  return on(accountChanged, ({ data }, scope) => recordAccount(bind(scope), data));
}

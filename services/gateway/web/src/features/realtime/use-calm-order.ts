import { useState } from "react";
import type { AccountFigures } from "../../api/resources.ts";
import { asBefore } from "./account-order.ts";

/** Rows as they are wanted, but never moved under a hand: while somebody points at them or has the focus there, they stay. */
export function useCalmOrder(wanted: readonly AccountFigures[]) {
  const [isHeld, setHeld] = useState(false);
  const [shown, setShown] = useState<readonly string[]>([]);
  const ids = wanted.map(({ accountId }) => accountId);
  if (!isHeld && ids.join() !== shown.join()) setShown(ids);
  return { rows: isHeld ? asBefore(wanted, shown) : wanted, onHold: setHeld };
}

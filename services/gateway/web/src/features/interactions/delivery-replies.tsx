import "../../messages/add-thread.ts";
import type { Message } from "../../api/resources.ts";
import { t } from "../../messages/format.ts";
import styles from "./message-view.module.css";

type Recipients = NonNullable<Message["delivery"]>["recipients"];

/** What the server said of each recipient whose mail it has not taken, in its own words. */
export function DeliveryReplies({ recipients }: { readonly recipients: Recipients }) {
  const said = recipients.filter(({ state, reply }) => state !== "accepted" && reply !== null);
  if (said.length === 0) return null;
  return (
    <ul className={styles["replies"]} aria-label={t("message.serverReplies")}>
      {said.map(({ address, reply }) => (
        <li key={address}>
          <span className="mono">{address}</span> <q className="mono">{reply}</q>
        </li>
      ))}
    </ul>
  );
}

import type { Interaction } from "../../api/resources.ts";
import { IncomingIcon, OutgoingIcon } from "../../components/icon.tsx";
import { StateDot } from "../../components/state-dot.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import { pathOf } from "./disposition-path.ts";
import styles from "./interaction-signs.module.css";

/** What people call it: the title they gave it, else the subject it came with. */
export function subjectOf({ title, subject }: Pick<Interaction, "title" | "subject">): string {
  if (title !== null && title !== "") return title;
  return subject === "" ? t("interactions.noSubject") : subject;
}

/** On hover, when it was closed (X9). */
export function StatusSign({ status, closedAt }: Pick<Interaction, "status" | "closedAt">) {
  if (status === "open") return <StateDot shape="full" tone="accent" label={t("interactions.status.open")} />;
  const title =
    closedAt === null ? undefined : t("interactions.closedAt", { at: showInstant(closedAt, new Date()).full });
  return (
    <span title={title}>
      <StateDot shape="hollow" tone="muted" label={t("interactions.status.closed")} />
    </span>
  );
}

/** In a list: what it was closed with, else its status; path, note and closing time on hover and for screen readers (X9). */
export function DisposedSign({ interaction }: { readonly interaction: Interaction }) {
  const { status, closedAt, disposition } = interaction;
  if (disposition === null) return <StatusSign status={status} closedAt={closedAt} />;
  const { name, note } = disposition;
  const isOpen = status === "open";
  const told = [
    pathOf(disposition),
    ...(note === null ? [] : [t("disposing.noteIs", { note })]),
    ...(closedAt === null ? [] : [t("interactions.closedAt", { at: showInstant(closedAt, new Date()).full })]),
  ];
  return (
    <span className={styles["disposed"]} title={told.join("\n")}>
      <span className="hidden-visually">{t(`interactions.status.${status}`)}, </span>
      <StateDot shape={isOpen ? "full" : "hollow"} tone={isOpen ? "accent" : "muted"} label={name} />
      <span className="hidden-visually"> ({told.join("; ")})</span>
    </span>
  );
}

/** An arrow always carries its word. */
export function LastMessage({ lastMessage }: Pick<Interaction, "lastMessage">) {
  const isIncoming = lastMessage.direction === "in";
  const Icon = isIncoming ? IncomingIcon : OutgoingIcon;
  return (
    <span className={styles["last"]}>
      <Icon size={16} stroke={1.5} aria-hidden />
      <span className="hidden-visually">{isIncoming ? t("interactions.incoming") : t("interactions.outgoing")}</span>
      <TimeText at={lastMessage.at} />
    </span>
  );
}

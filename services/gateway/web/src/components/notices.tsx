import { CloseButton } from "@mantine/core";
import { useSyncExternalStore } from "react";
import { t } from "../messages/format.ts";
import { DoneIcon, WarningIcon } from "./icon.tsx";
import styles from "./notices.module.css";
import { type Notice, noticeStore } from "./notify.ts";

/** Top right, where nobody types or sends; read out politely, or at once where something failed. */
export function Notices() {
  const notices = useSyncExternalStore(noticeStore.subscribe, noticeStore.get);
  const lines = (kind: Notice["kind"]) =>
    notices.filter((notice) => notice.kind === kind).map((notice) => <Line key={notice.id} notice={notice} />);
  return (
    <div className={styles["notices"]}>
      <div role="status">{lines("done")}</div>
      <div role="alert">{lines("failed")}</div>
    </div>
  );
}

function Line({ notice }: { readonly notice: Notice }) {
  const { id, title, message, kind } = notice;
  const Icon = kind === "done" ? DoneIcon : WarningIcon;
  return (
    <div className={styles["notice"]} data-kind={kind}>
      <Icon size={18} stroke={1.5} aria-hidden className={styles["icon"]} />
      <div className={styles["text"]} dir="auto">
        {title !== null && <strong>{title}</strong>} {message}
      </div>
      {kind === "failed" && (
        <CloseButton
          size="sm"
          aria-label={t("common.close")}
          onClick={() => {
            noticeStore.dismiss(id);
          }}
        />
      )}
    </div>
  );
}

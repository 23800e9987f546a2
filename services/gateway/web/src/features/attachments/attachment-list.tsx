import { ActionIcon, Progress } from "@mantine/core";
import { AttachmentIcon, CloseIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { showSize } from "../../messages/time.ts";
import type { AttachedFile } from "./attached-file.ts";
import styles from "./attachment-list.module.css";
import type { Attachments } from "./use-attachments.ts";

/** The files that go with the message, and what is in their way. */
export function AttachmentList({ attachments }: { readonly attachments: Attachments }) {
  const { files, sum, most, obstacle, isBusy } = attachments;
  if (files.length === 0 && obstacle === null) return null;
  return (
    <div>
      <ul className={styles["files"]} aria-label={t("files.title")}>
        {files.map((file) => (
          <FileLine
            key={file.key}
            file={file}
            onRemove={() => {
              attachments.remove(file.key);
            }}
          />
        ))}
      </ul>
      {most !== null && files.length > 1 && (
        <p className={styles["sum"]}>{t("files.sum", { sum: showSize(sum), most: showSize(most) })}</p>
      )}
      {obstacle !== null && !isBusy && (
        <p role="alert" className={styles["obstacle"]}>
          {obstacle}
        </p>
      )}
    </div>
  );
}

function FileLine({ file, onRemove }: { readonly file: AttachedFile; readonly onRemove: () => void }) {
  const { name, sizeBytes, source } = file;
  return (
    <li className={styles["file"]} data-failed={source.kind === "failed"}>
      <AttachmentIcon size={16} stroke={1.5} aria-hidden />
      <span className={styles["name"]} dir="auto" title={name}>
        {name}
      </span>
      <span className={styles["size"]}>{showSize(sizeBytes)}</span>
      <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("files.remove", { name })} onClick={onRemove}>
        <CloseIcon size={16} stroke={1.5} />
      </ActionIcon>
      {source.kind === "sending" && (
        <Progress
          className={styles["below"] ?? ""}
          size="sm"
          value={source.part * 100}
          aria-label={t("files.progress", { name })}
        />
      )}
      {source.kind === "failed" && (
        <span role="alert" className={`${styles["below"] ?? ""} failure`}>
          {source.why}
        </span>
      )}
    </li>
  );
}

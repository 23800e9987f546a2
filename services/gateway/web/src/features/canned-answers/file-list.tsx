import { ActionIcon, Button, Progress } from "@mantine/core";
import { type DragEvent, useState } from "react";
import { FileChoice } from "../../components/file-choice.tsx";
import { AttachmentIcon, CloseIcon, RetryIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";
import { showSize } from "../../messages/time.ts";
import { attachmentUrl } from "./canned-answer-queries.ts";
import { type CannedFiles, mostFileBytes, type NewFile, sumOf } from "./canned-files.ts";
import styles from "./file-list.module.css";
import { chosenFiles } from "./use-save-canned-answer.ts";

type FileListProps = {
  /** null: not stored yet, so nothing can be downloaded. */
  readonly answerId: string | null;
  readonly files: CannedFiles;
  readonly isBusy: boolean;
  readonly onChange: (files: CannedFiles) => void;
};

/** Files that go with an answer: dropped or chosen, with their sum; sent and taken away when it is saved. */
export function FileList({ answerId, files, isBusy, onChange }: FileListProps) {
  const [isOver, setOver] = useState(false);
  const sum = sumOf(files);
  const add = (chosen: readonly File[]): void => {
    if (!isBusy && chosen.length > 0) onChange({ ...files, added: [...files.added, ...chosenFiles(chosen)] });
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add([...event.dataTransfer.files]);
  };
  return (
    <div role="group" aria-label={t("canned.attachments")}>
      <div className={styles["label"]}>
        <span>{t("canned.attachments")}</span>
        <span className={styles["sum"]} data-over={sum > mostFileBytes}>
          {t("canned.attachmentsSum", { sum: showSize(sum), most: showSize(mostFileBytes) })}
        </span>
      </div>
      <ul className={styles["files"]}>
        {files.stored.map(({ id, filename, sizeBytes }) => (
          <StoredFile
            key={id}
            name={filename}
            bytes={sizeBytes}
            href={answerId === null ? null : attachmentUrl(answerId, id)}
            isRemoved={files.removed.has(id)}
            onToggle={() => {
              const removed = new Set(files.removed);
              if (!removed.delete(id)) removed.add(id);
              onChange({ ...files, removed });
            }}
          />
        ))}
        {files.added.map((added) => (
          <AddedFile
            key={added.key}
            added={added}
            onRemove={() => {
              onChange({ ...files, added: files.added.filter(({ key }) => key !== added.key) });
            }}
          />
        ))}
      </ul>
      <div
        className={styles["drop"]}
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={onDrop}
      >
        {t("canned.drop")}
        <FileChoice multiple onChange={add} disabled={isBusy}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              {t("canned.chooseFiles")}
            </Button>
          )}
        </FileChoice>
      </div>
      <div className={styles["help"]}>{t("canned.attachmentsHelp")}</div>
      {sum > mostFileBytes && (
        <div role="alert" className={styles["over"]}>
          {t("canned.filesTooLarge", { over: showSize(sum - mostFileBytes) })}
        </div>
      )}
    </div>
  );
}

type StoredFileProps = {
  readonly name: string;
  readonly bytes: number;
  readonly href: string | null;
  readonly isRemoved: boolean;
  readonly onToggle: () => void;
};

function StoredFile({ name, bytes, href, isRemoved, onToggle }: StoredFileProps) {
  return (
    <li className={styles["file"]} data-removed={isRemoved}>
      <AttachmentIcon size={16} stroke={1.5} aria-hidden />
      <span className={styles["name"]} dir="auto" title={name}>
        {href === null || isRemoved ? (
          name
        ) : (
          <a href={href} download aria-label={t("canned.file.download", { name })}>
            {name}
          </a>
        )}
      </span>
      <span className={styles["note"]}>{isRemoved ? t("canned.file.removed") : showSize(bytes)}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t(isRemoved ? "canned.file.keep" : "canned.file.remove", { name })}
        onClick={onToggle}
      >
        {isRemoved ? <RetryIcon size={16} stroke={1.5} /> : <CloseIcon size={16} stroke={1.5} />}
      </ActionIcon>
    </li>
  );
}

function AddedFile({ added, onRemove }: { readonly added: NewFile; readonly onRemove: () => void }) {
  const { file, state } = added;
  return (
    <li className={styles["file"]}>
      <AttachmentIcon size={16} stroke={1.5} aria-hidden />
      <span className={styles["name"]} dir="auto" title={file.name}>
        {file.name}
      </span>
      <span className={styles["note"]}>
        {showSize(file.size)} <span className="muted">{state.kind === "chosen" && t("canned.file.new")}</span>
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        disabled={state.kind === "sending"}
        aria-label={t("canned.file.remove", { name: file.name })}
        onClick={onRemove}
      >
        <CloseIcon size={16} stroke={1.5} />
      </ActionIcon>
      {state.kind === "sending" && (
        <Progress
          className={styles["below"] ?? ""}
          size="sm"
          value={state.part * 100}
          aria-label={t("canned.file.progress", { name: file.name })}
        />
      )}
      {state.kind === "failed" && (
        <span role="alert" className={`${styles["below"] ?? ""} failure`}>
          {t("canned.file.failed", { why: state.why })}
        </span>
      )}
    </li>
  );
}

import { Button, Checkbox } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { newKey } from "../../api/new-key.ts";
import type { ForwardBody, Message } from "../../api/resources.ts";
import { sortFaults } from "../../components/form-errors.tsx";
import { ForwardIcon } from "../../components/icon.tsx";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { showInstant, showSize } from "../../messages/time.ts";
import { sumOf } from "../attachments/attached-file.ts";
import { AttachmentList } from "../attachments/attachment-list.tsx";
import { useAttachments } from "../attachments/use-attachments.ts";
import { MailText } from "../canned-answers/mail-text.tsx";
import { ComposerFoot } from "../drafts/composer-foot.tsx";
import { ComposerForm } from "../drafts/composer-form.tsx";
import { draftOf, nothingTyped, type Typed } from "../drafts/draft-content.ts";
import { FixedCopies } from "../drafts/fixed-copies.tsx";
import { LazySenderField } from "../drafts/lazy-fields.tsx";
import { RecipientFields } from "../drafts/recipient-fields.tsx";
import { SendFault } from "../drafts/send-fault.tsx";
import { nothingKept, useSettleSending } from "../drafts/settle-sending.ts";
import { replyRulesQuery } from "../drafts/writing-rules-query.ts";
import styles from "./composer.module.css";
import { useForward } from "./use-forward.ts";

type ForwardComposerProps = {
  readonly message: Message;
  readonly interactionId: string;
  /** Whose canned answers are offered. */
  readonly accountId: string;
  /** It was sent, or given up. */
  readonly onEnd: () => void;
};

const fields = { names: ["text", "from", "to", "cc", "bcc", "subject"] };

/** Sends a message on to somebody else (S99), with the files of it that are chosen. */
export function ForwardComposer({ message, interactionId, accountId, onEnd }: ForwardComposerProps) {
  const rules = useQuery(replyRulesQuery(interactionId)).data;
  const [typed, setTyped] = useState<Typed>(nothingTyped);
  const [idempotencyKey, setKey] = useState(newKey);
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const files = message.attachments.filter(({ inline }) => !inline);
  const carried = files.filter(({ n }) => !leftOut.has(n));
  const attachments = useAttachments(null, sumOf(carried));
  const send = useForward(message, interactionId);
  const settle = useSettleSending();
  const input = useRef<HTMLTextAreaElement>(null);
  const recipients = useRef<HTMLDivElement>(null);
  const change = (typing: Partial<Typed>): void => {
    setTyped((before) => ({ ...before, ...typing }));
  };
  useEffect(() => {
    recipients.current?.querySelector("input")?.focus();
  }, []);
  const isBlocked = typed.to.trim() === "" || attachments.obstacle !== null;
  const submit = (): void => {
    if (send.isPending || isBlocked) return;
    const chosen = leftOut.size === 0 ? {} : { attachments: carried.map(({ n }) => n) };
    const body = { ...forwardOf(typed), ...chosen, ...attachments.body };
    const renewKey = (): void => {
      setKey(newKey());
    };
    settle(() => send.mutateAsync({ body, idempotencyKey }), {
      draft: { ...nothingKept, renewKey },
      attachments,
      onSent: () => {
        notify(t("forward.sent"));
        onEnd();
      },
    });
  };
  const { byField } = sortFaults(send.error, fields);
  return (
    <ComposerForm
      className={styles["composer"]}
      label={t("forward.title")}
      sendLabel={t("forward.send")}
      onFiles={attachments.add}
      onSend={submit}
    >
      <SendFault error={send.error} fields={fields} sentBefore={t("forward.sentBefore")} />
      <LazySenderField rules={rules} from={typed.from} fault={byField["from"]} onChange={change} />
      <div ref={recipients}>
        <RecipientFields
          typed={typed}
          faults={byField}
          isReadOnly={send.isPending}
          subjectHelp={t("forward.subjectHelp")}
          onChange={change}
        />
      </div>
      <FixedCopies rules={rules} />
      <MailText
        accountId={accountId}
        input={input}
        aria-label={t("forward.text")}
        placeholder={t("forward.textHelp")}
        minRows={2}
        maxRows={10}
        error={byField["text"]}
        readOnly={send.isPending}
        text={typed.text}
        onText={(text) => {
          change({ text });
        }}
        onAnswer={attachments.addCanned}
      />
      <Carried message={message} leftOut={leftOut} onChange={setLeftOut} withEarlier={rules?.includeMessageOnForward} />
      <AttachmentList attachments={attachments} />
      <ComposerFoot
        sendLabel={t("forward.send")}
        sendIcon={<ForwardIcon size={18} stroke={1.5} />}
        isSending={send.isPending}
        isBlocked={isBlocked}
        onFiles={attachments.add}
      >
        <Button size="sm" variant="default" onClick={onEnd} disabled={send.isPending}>
          {t("forward.stop")}
        </Button>
      </ComposerFoot>
    </ComposerForm>
  );
}

/** What is left empty the server fills in. */
function forwardOf(typed: Typed): ForwardBody {
  const { from, to, cc, bcc, subject, text } = draftOf(typed);
  return {
    to,
    ...(from === null ? {} : { from }),
    ...(cc.length === 0 ? {} : { cc }),
    ...(bcc.length === 0 ? {} : { bcc }),
    ...(subject.trim() === "" ? {} : { subject }),
    ...(text.trim() === "" ? {} : { text }),
  };
}

type CarriedProps = {
  readonly message: Message;
  readonly leftOut: ReadonlySet<number>;
  readonly withEarlier: boolean | undefined;
  readonly onChange: (leftOut: ReadonlySet<number>) => void;
};

/** What goes along besides the text: the message, its files as chosen, and what was written before (S46). */
function Carried({ message, leftOut, withEarlier, onChange }: CarriedProps) {
  const files = message.attachments.filter(({ inline }) => !inline);
  const from = message.from?.name === "" ? message.from.address : message.from?.name;
  return (
    <div className={styles["carried"]}>
      <p>
        {t("forward.of", { from: from ?? t("message.unknownSender"), at: showInstant(message.at, new Date()).short })}{" "}
        {withEarlier === true && t("forward.earlier")}
      </p>
      {files.length > 0 && (
        <ul aria-label={t("forward.carried")}>
          {files.map(({ n, filename, sizeBytes }) => (
            <li key={n}>
              <Checkbox
                size="xs"
                label={t("forward.filesSize", { name: filename, size: showSize(sizeBytes) })}
                checked={!leftOut.has(n)}
                onChange={({ currentTarget }) => {
                  const next = new Set(leftOut);
                  if (currentTarget.checked) next.delete(n);
                  else next.add(n);
                  onChange(next);
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

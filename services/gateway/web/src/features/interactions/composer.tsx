import "../../messages/add-thread.ts";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { hasCode } from "../../api/problem.ts";
import type { ReplyBody, WritingRules } from "../../api/resources.ts";
import { sortFaults } from "../../components/form-errors.tsx";
import { SendIcon } from "../../components/icon.tsx";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { AttachmentList } from "../attachments/attachment-list.tsx";
import { useAttachments } from "../attachments/use-attachments.ts";
import { MailText } from "../canned-answers/mail-text.tsx";
import { ComposerFoot } from "../drafts/composer-foot.tsx";
import { ComposerForm } from "../drafts/composer-form.tsx";
import { draftOf, type Typed } from "../drafts/draft-content.ts";
import { DraftConflict } from "../drafts/draft-sign.tsx";
import { DraftTools } from "../drafts/draft-tools.tsx";
import { replyDraftSource } from "../drafts/draft-source.ts";
import { FixedCopies } from "../drafts/fixed-copies.tsx";
import { LazyRecipientFields, LazySenderField } from "../drafts/lazy-fields.tsx";
import { SendFault } from "../drafts/send-fault.tsx";
import { useSettleSending } from "../drafts/settle-sending.ts";
import { Signature } from "../drafts/signature.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { writtenText } from "../drafts/with-signature.ts";
import { replyRulesQuery } from "../drafts/writing-rules-query.ts";
import { useAgentNames } from "../people/use-agent-names.ts";
import { useUser } from "../session/use-session.ts";
import styles from "./composer.module.css";
import { useSendReply } from "./interaction-changes.ts";
import { LayoutEdge, ReplyPreviewButton, useLayoutEdges } from "./reply-layout.tsx";

type ComposerProps = {
  readonly interactionId: string;
  /** Whose canned answers are offered. */
  readonly accountId: string;
  /** The customer's address, until it is known where the answer goes; null where it is not known. */
  readonly to: string | null;
  /** The agent who has the interaction; null where nobody has. */
  readonly holderId: string | null;
};

const fields = { names: ["text", "from", "to", "cc", "bcc", "subject"] };

/** Writes the answer. Nothing is shown as sent before the server has it; every retry is the same message. */
export function Composer({ interactionId, accountId, to, holderId }: ComposerProps) {
  const user = useUser();
  const rules = useQuery(replyRulesQuery(interactionId));
  // where the rules cannot be read, saving is the harmless guess
  const autosaves = rules.data?.autosaveDrafts ?? rules.isError;
  const { keeper, typed, idempotencyKey, state } = useDraft(() => replyDraftSource(user.id, interactionId), autosaves);
  const send = useSendReply(interactionId);
  const settle = useSettleSending();
  const edges = useLayoutEdges(interactionId);
  const [areFieldsOpen, setFieldsOpen] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const change = (typing: Partial<Typed>): void => {
    keeper.change(typing);
  };
  const attachments = useAttachments(`${user.id}/${interactionId}`);
  const isEmpty = typed.text.trim() === "";
  const submit = (): void => {
    if (send.isPending || isEmpty || attachments.obstacle !== null) return;
    const body = { ...replyOf(typed, user.signature), ...attachments.body };
    const reply = { body, idempotencyKey, keeper };
    settle(() => send.mutateAsync(reply), {
      draft: keeper,
      attachments,
      onSent: () => {
        notify(t("composer.sent"));
        input.current?.focus();
      },
    });
  };
  useShortcuts([{ keys: "r", label: t("composer.reply"), run: () => input.current?.focus() }]);
  const isAgain = send.isError && !hasCode(send.error, "idempotency-key-reused");
  const { byField } = sortFaults(send.error, fields);
  const areFieldsShown = areFieldsOpen || [typed.to, typed.cc, typed.bcc, typed.subject].some((value) => value !== "");
  const isSending = send.isPending;
  const addressees = addresseesOf(rules.data, to);
  return (
    <ComposerForm
      className={styles["composer"]}
      label={t("composer.reply")}
      sendLabel={t("composer.send")}
      onFiles={attachments.add}
      onSend={submit}
    >
      <SendFault error={send.error} fields={fields} sentBefore={t("composer.sentBefore")} />
      <HolderNote holderId={holderId} />
      <DraftConflict state={state} keeper={keeper} />
      <LazySenderField rules={rules.data} from={typed.from} fault={byField["from"]} onChange={change} />
      {areFieldsShown ? (
        <LazyRecipientFields
          typed={typed}
          faults={byField}
          isReadOnly={isSending}
          customer={addressees}
          subjectHelp={t("composer.subjectHelp")}
          onChange={change}
        />
      ) : (
        <div className={styles["to"]}>
          <span>
            {t("message.to")} <span className="mono">{addressees ?? t("composer.customer")}</span>
          </span>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setFieldsOpen(true);
            }}
          >
            {t("composer.moreFields")}
          </Button>
        </div>
      )}
      <FixedCopies rules={rules.data} />
      <LayoutEdge side="above" text={edges.above} />
      <MailText
        accountId={accountId}
        variables={rules.data?.variables}
        input={input}
        aria-label={t("composer.text")}
        placeholder={t("composer.placeholder")}
        minRows={4}
        maxRows={14}
        error={byField["text"]}
        readOnly={isSending}
        text={typed.text}
        onText={(text) => {
          change({ text });
        }}
        onAnswer={attachments.addCanned}
      />
      <Signature signature={user.signature} />
      <LayoutEdge side="below" text={edges.below} />
      <AttachmentList attachments={attachments} />
      <ComposerFoot
        sendLabel={isAgain ? t("composer.sendAgain") : t("composer.send")}
        sendIcon={<SendIcon size={18} stroke={1.5} />}
        isSending={isSending}
        isBlocked={isEmpty || attachments.obstacle !== null}
        onFiles={attachments.add}
      >
        <DraftTools keeper={keeper} state={state} autosaves={autosaves} />
        <ReplyPreviewButton interactionId={interactionId} text={writtenText(typed.text, user.signature)} />
      </ComposerFoot>
    </ComposerForm>
  );
}

/** What is left empty the server fills in. */
function replyOf(typed: Typed, signature: string | null): ReplyBody {
  const { from, to, cc, bcc, subject, text } = draftOf(typed);
  return {
    text: writtenText(text, signature),
    ...(from === null ? {} : { from }),
    ...(to.length === 0 ? {} : { to }),
    ...(cc.length === 0 ? {} : { cc }),
    ...(bcc.length === 0 ? {} : { bcc }),
    ...(subject.trim() === "" ? {} : { subject }),
  };
}

/** Where an answer goes that names nobody: not always to whose message it answers (Reply-To). */
function addresseesOf(rules: WritingRules | undefined, customer: string | null): string | null {
  if (rules?.to === undefined) return customer;
  return rules.to.length === 0 ? null : rules.to.join(", ");
}

/** Whoever may answer without having the interaction should know that somebody else is about to. */
function HolderNote({ holderId }: Pick<ComposerProps, "holderId">) {
  const user = useUser();
  const agentName = useAgentNames();
  if (holderId === null || holderId === user.id) return null;
  return <p className={styles["note"]}>{t("composer.heldByOther", { name: agentName(holderId) })}</p>;
}

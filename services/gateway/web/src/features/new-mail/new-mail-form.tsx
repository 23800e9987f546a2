import "../../messages/add-thread.ts";
import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { AccountSummary, NewMailBody } from "../../api/resources.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { sortFaults } from "../../components/form-errors.tsx";
import { SendIcon } from "../../components/icon.tsx";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { AttachmentList } from "../attachments/attachment-list.tsx";
import { useAttachments } from "../attachments/use-attachments.ts";
import { MailText } from "../canned-answers/mail-text.tsx";
import { ComposerFoot } from "../drafts/composer-foot.tsx";
import { ComposerForm } from "../drafts/composer-form.tsx";
import { draftOf, isNothing, type Typed } from "../drafts/draft-content.ts";
import { DraftConflict } from "../drafts/draft-sign.tsx";
import { newMailDraftSource } from "../drafts/draft-source.ts";
import { DraftTools } from "../drafts/draft-tools.tsx";
import { FixedCopies } from "../drafts/fixed-copies.tsx";
import { RecipientFields } from "../drafts/recipient-fields.tsx";
import { SendFault } from "../drafts/send-fault.tsx";
import { useSettleSending } from "../drafts/settle-sending.ts";
import { Signature } from "../drafts/signature.tsx";
import { useDraft } from "../drafts/use-draft.ts";
import { LazySenderField } from "../drafts/lazy-fields.tsx";
import { writtenText } from "../drafts/with-signature.ts";
import { newMailRulesQuery } from "../drafts/writing-rules-query.ts";
import { useUser } from "../session/use-session.ts";
import styles from "./new-mail-form.module.css";
import { useSendNewMail } from "./new-mail-queries.ts";
import { useWritableAccounts } from "./use-writable-accounts.ts";

type NewMailFormProps = {
  readonly onSent: (interactionId: string) => void;
  /** The draft was thrown away. */
  readonly onDiscarded: () => void;
};

const fields = { names: ["accountId", "text", "from", "to", "cc", "bcc", "subject"] };

/** Writes a mail that answers nobody (S17). What is typed is a draft, as with answers. */
export function NewMailForm({ onSent, onDiscarded }: NewMailFormProps) {
  const user = useUser();
  const accounts = useWritableAccounts();
  const form = useNewMail(onSent);
  const { keeper, typed, state, rules, send, accountId, autosaves, attachments } = form;
  const input = useRef<HTMLTextAreaElement>(null);
  const change = (typing: Partial<Typed>): void => {
    keeper.change(typing);
  };
  const { byField } = sortFaults(send.error, fields);
  return (
    <ComposerForm
      className={styles["form"]}
      label={t("newMail.title")}
      sendLabel={t("composer.send")}
      onFiles={attachments.add}
      onSend={form.submit}
    >
      <SendFault error={send.error} fields={fields} sentBefore={t("newMail.sentBefore")} />
      <DraftConflict state={state} keeper={keeper} />
      <Select
        size="xs"
        label={t("newMail.account")}
        placeholder={t("newMail.accountHelp")}
        data={accounts.map(({ id, name, emailAddress }) => ({ value: id, label: `${name} <${emailAddress}>` }))}
        searchable
        data-autofocus={accountId === null || undefined}
        // the focus comes by itself: a list that nobody asked for would cover the fields
        openOnFocus={false}
        value={accountId}
        error={byField["accountId"]}
        allowDeselect={false}
        // the alias of another account would be refused
        onChange={(value) => {
          change({ accountId: value, from: null });
        }}
      />
      <LazySenderField rules={rules} from={typed.from} fault={byField["from"]} onChange={change} />
      <RecipientFields
        typed={typed}
        faults={byField}
        isReadOnly={send.isPending}
        isBeginning={accountId !== null}
        onChange={change}
      />
      <FixedCopies rules={rules} />
      <MailText
        accountId={accountId}
        input={input}
        label={t("newMail.text")}
        labelProps={{ fz: "xs" }}
        minRows={8}
        maxRows={20}
        error={byField["text"]}
        readOnly={send.isPending}
        text={typed.text}
        onText={(text) => {
          change({ text });
        }}
        onAnswer={attachments.addCanned}
      />
      <Signature signature={user.signature} />
      <AttachmentList attachments={attachments} />
      <ComposerFoot
        sendLabel={t("composer.send")}
        sendIcon={<SendIcon size={18} stroke={1.5} />}
        isSending={send.isPending}
        isBlocked={!form.isComplete}
        onFiles={attachments.add}
      >
        <DraftTools keeper={keeper} state={state} autosaves={autosaves} />
        <DiscardButton
          typed={typed}
          onDiscard={() => {
            attachments.clear();
            void keeper.discard().then(onDiscarded);
          }}
        />
      </ComposerFoot>
    </ComposerForm>
  );
}

function useNewMail(onSent: NewMailFormProps["onSent"]) {
  const user = useUser();
  const accounts = useWritableAccounts();
  const [autosaves, setAutosaves] = useState(false);
  const { keeper, typed, idempotencyKey, state } = useDraft(() => newMailDraftSource(user.id), autosaves);
  const accountId = typed.accountId ?? onlyOf(accounts);
  const rules = useQuery({ ...newMailRulesQuery(accountId ?? ""), enabled: accountId !== null });
  const saves = rules.data?.autosaveDrafts ?? (accountId === null || rules.isError);
  if (saves !== autosaves) setAutosaves(saves);
  const send = useSendNewMail();
  const settle = useSettleSending();
  const attachments = useAttachments(`${user.id}/new-mail`);
  const body = accountId === null ? null : bodyOf({ ...typed, accountId }, user.signature);
  const isWritten = body !== null && body.to.length > 0 && !isBlank(body.subject) && !isBlank(typed.text);
  const isComplete = isWritten && attachments.obstacle === null;
  const submit = (): void => {
    if (send.isPending || !isComplete) return;
    const mail = { body: { ...body, ...attachments.body }, idempotencyKey, keeper };
    settle(() => send.mutateAsync(mail), {
      draft: keeper,
      attachments,
      onSent: ({ interactionId }) => {
        notify(t("newMail.sent"));
        onSent(interactionId);
      },
    });
  };
  return { keeper, typed, state, rules: rules.data, send, accountId, autosaves, attachments, isComplete, submit };
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** Where there is only one account, nobody has to choose it. */
function onlyOf(accounts: readonly AccountSummary[]): string | null {
  const [only, ...others] = accounts;
  return only === undefined || others.length > 0 ? null : only.id;
}

function bodyOf(typed: Typed & { readonly accountId: string }, signature: string | null): NewMailBody {
  const { from, text, ...rest } = draftOf(typed);
  return {
    ...rest,
    accountId: typed.accountId,
    text: writtenText(text, signature),
    ...(from === null ? {} : { from }),
  };
}

function DiscardButton({ typed, onDiscard }: { readonly typed: Typed; readonly onDiscard: () => void }) {
  const [isAsking, setAsking] = useState(false);
  if (isNothing(typed)) return null;
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        color="red"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t("newMail.discard")}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t("newMail.discardTitle")}
        confirm={t("newMail.discard")}
        isDangerous
        onCancel={() => {
          setAsking(false);
        }}
        onConfirm={onDiscard}
      />
    </>
  );
}

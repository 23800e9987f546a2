import { Button, Textarea, TextInput, Tooltip } from "@mantine/core";
import { useRef, useState } from "react";
import { hasCode } from "../../api/problem.ts";
import { FormSummary, sortFaults } from "../../components/form-errors.tsx";
import { SendIcon } from "../../components/icon.tsx";
import { showKeys } from "../../components/key-names.ts";
import { notify } from "../../components/notify.ts";
import { t } from "../../messages/format.ts";
import { showInstant } from "../../messages/time.ts";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useCannedPicker } from "../canned-answers/use-canned-picker.tsx";
import { useAgentNames } from "../people/use-agent-names.ts";
import { useUser } from "../session/use-session.ts";
import styles from "./composer.module.css";
import { type Reply, useSendReply } from "./interaction-queries.ts";
import { useDraft } from "./use-draft.ts";

type ComposerProps = {
  readonly interactionId: string;
  /** Whose canned answers are offered. */
  readonly accountId: string;
  /** The customer's address; null where it is not known. */
  readonly to: string | null;
  /** The agent who has the interaction; null where nobody has. */
  readonly holderId: string | null;
};

const fields = { names: ["text", "cc"] };

/** Writes the answer. Nothing is shown as sent before the server has it; every retry is the same message. */
export function Composer({ interactionId, accountId, to, holderId }: ComposerProps) {
  const user = useUser();
  const { draft, savedAt, change, clear, renewKey } = useDraft(`${user.id}/${interactionId}`);
  const send = useSendReply(interactionId);
  const [isCcOpen, setCcOpen] = useState(false);
  const input = useRef<HTMLTextAreaElement>(null);
  const canned = useCannedPicker({
    accountId,
    input,
    onText: (text) => {
      change({ text });
    },
  });
  const submit = (): void => {
    if (send.isPending || draft.text.trim() === "") return;
    send.mutate(replyOf(draft, user.signature), {
      onSuccess: () => {
        clear();
        notify(t("composer.sent"));
        input.current?.focus();
      },
      // an earlier text of this answer is with the server already; what stands here is another message
      onError: (error) => {
        if (hasCode(error, "idempotency-key-reused")) renewKey();
      },
    });
  };
  useShortcuts([
    { keys: "r", label: t("composer.reply"), run: () => input.current?.focus() },
    { keys: "Mod+Enter", label: t("composer.send"), worksInText: true, run: submit },
  ]);
  const wasSentBefore = hasCode(send.error, "idempotency-key-reused");
  const { byField } = sortFaults(send.error, fields);
  const isCcShown = isCcOpen || draft.cc !== "";
  return (
    <form
      className={styles["composer"]}
      aria-label={t("composer.reply")}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {wasSentBefore ? (
        <p role="alert" className={styles["note"]}>
          {t("composer.sentBefore")}
        </p>
      ) : (
        <FormSummary error={send.error} fields={fields} />
      )}
      <HolderNote holderId={holderId} />
      <div className={styles["to"]}>
        <span>
          {t("message.to")} <span className="mono">{to ?? t("composer.customer")}</span>
        </span>
        {!isCcShown && (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              setCcOpen(true);
            }}
          >
            {t("message.cc")}
          </Button>
        )}
      </div>
      {isCcShown && (
        <TextInput
          size="xs"
          aria-label={t("message.cc")}
          placeholder={t("composer.ccHelp")}
          value={draft.cc}
          error={byField["cc"]}
          onChange={({ currentTarget }) => {
            change({ cc: currentTarget.value });
          }}
        />
      )}
      <div className={styles["text"]}>
        {canned.list}
        <Textarea
          ref={input}
          aria-label={t("composer.text")}
          placeholder={t("composer.placeholder")}
          autosize
          minRows={4}
          maxRows={14}
          dir="auto"
          value={draft.text}
          error={byField["text"]}
          {...canned.inputProps}
          onChange={({ currentTarget }) => {
            change({ text: currentTarget.value });
          }}
        />
      </div>
      {user.signature !== null && (
        <div className={styles["signature"]} dir="auto">
          {withSignature("", user.signature)}
        </div>
      )}
      <div className={styles["foot"]}>
        <span className={styles["saved"]}>
          {savedAt !== null &&
            draft.text !== "" &&
            t("composer.saved", { time: showInstant(savedAt, new Date()).short })}
        </span>
        <Tooltip label={t("keys.hint", { label: t("composer.send"), keys: showKeys("Mod+Enter") })}>
          <Button
            type="submit"
            size="sm"
            leftSection={<SendIcon size={18} stroke={1.5} />}
            loading={send.isPending}
            disabled={draft.text.trim() === ""}
          >
            {send.isError && !wasSentBefore ? t("composer.sendAgain") : t("composer.send")}
          </Button>
        </Tooltip>
      </div>
    </form>
  );
}

type Draft = { readonly text: string; readonly cc: string; readonly idempotencyKey: string };

function replyOf({ text, cc, idempotencyKey }: Draft, signature: string | null): Reply {
  const copies = cc
    .split(/[,;\n]/)
    .map((address) => address.trim())
    .filter((address) => address !== "");
  const body = signature === null ? text : withSignature(`${text.trimEnd()}\n\n`, signature);
  return { body: { text: body, ...(copies.length === 0 ? {} : { cc: copies }) }, idempotencyKey };
}

/** Mail programs know a signature by the line before it (RFC 3676 §4.3), and fold it away. */
function withSignature(text: string, signature: string): string {
  return `${text}-- \n${signature}`;
}

/** Whoever may answer without having the interaction should know that somebody else is about to. */
function HolderNote({ holderId }: Pick<ComposerProps, "holderId">) {
  const user = useUser();
  const agentName = useAgentNames();
  if (holderId === null || holderId === user.id) return null;
  return <p className={styles["note"]}>{t("composer.heldByOther", { name: agentName(holderId) })}</p>;
}

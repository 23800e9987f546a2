import "../../messages/add-thread.ts";
import { Anchor, Button, UnstyledButton } from "@mantine/core";
import { useId, useState } from "react";
import { apiRoot } from "../../api/client.ts";
import type { Attachment, Message } from "../../api/resources.ts";
import {
  AttachmentIcon,
  ClosedIcon,
  DownloadIcon,
  ForwardIcon,
  IncomingIcon,
  OpenIcon,
  OutgoingIcon,
  SourceIcon,
} from "../../components/icon.tsx";
import { TimeText } from "../../components/time-text.tsx";
import { t } from "../../messages/format.ts";
import { showSize } from "../../messages/time.ts";
import { DeliveryReplies } from "./delivery-replies.tsx";
import { DeliveryStateSign } from "./delivery-state.tsx";
import { forwarding } from "./forwarding.ts";
import styles from "./message-view.module.css";
import { splitQuoted } from "./quoted-text.ts";

type MessageViewProps = {
  readonly message: Message;
  /** The newest fills the pane; older ones begin folded. */
  readonly isLast: boolean;
  readonly agentName: (id: string | null) => string;
};

export function MessageView({ message, isLast, agentName }: MessageViewProps) {
  const [isOpen, setOpen] = useState(isLast);
  const body = useId();
  const isIncoming = message.direction === "in";
  const Arrow = isIncoming ? IncomingIcon : OutgoingIcon;
  const Fold = isOpen ? OpenIcon : ClosedIcon;
  return (
    <article
      className={styles["message"]}
      data-direction={message.direction}
      aria-label={t("message.label", { from: senderOf(message, agentName) })}
    >
      <header className={styles["head"]}>
        <UnstyledButton
          className={styles["fold"] ?? ""}
          aria-expanded={isOpen}
          aria-controls={body}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          <Fold size={16} stroke={1.5} aria-hidden />
          <Arrow size={16} stroke={1.5} aria-hidden />
          <span className="hidden-visually">
            {isIncoming ? t("interactions.incoming") : t("interactions.outgoing")}
          </span>
          <strong className={styles["from"]} dir="auto">
            {senderOf(message, agentName)}
          </strong>
          {message.from !== null && message.from.address !== senderOf(message, agentName) && (
            <span className={`${styles["address"] ?? ""} mono`}>{message.from.address}</span>
          )}
        </UnstyledButton>
        <span className={styles["facts"]}>
          {message.delivery !== null && <DeliveryStateSign delivery={message.delivery} />}
          <TimeText at={message.at} exact />
        </span>
      </header>
      {!isOpen && (
        <p className={styles["snippet"]} dir="auto">
          {snippetOf(message)}
        </p>
      )}
      {isOpen && (
        <div id={body} className={styles["open"]}>
          <Notes message={message} />
          <Recipients message={message} />
          <Body message={message} isLast={isLast} />
          <Attachments message={message} />
        </div>
      )}
    </article>
  );
}

function senderOf(message: Message, agentName: (id: string | null) => string): string {
  if (message.direction === "out") {
    if (message.author === "agent") return agentName(message.agentId);
    return message.author === "api" ? t("message.byApi") : t("message.bySystem");
  }
  if (message.from === null) return t("message.unknownSender");
  const { name } = message.from;
  return name === "" ? message.from.address : name;
}

/** The beginning of what was written, or why there is nothing. */
function snippetOf({ text, quarantine }: Message): string {
  if (quarantine !== null) return t("message.quarantined");
  const { own } = splitQuoted(text.slice(0, 2_000));
  return own === "" ? t("message.empty") : own;
}

/** What one should know before trusting or answering it. */
function Notes({ message }: { readonly message: Message }) {
  const { quarantine, join, classification, delivery, warnings } = message;
  return (
    <>
      {quarantine !== null && (
        <p role="note" className={styles["warning"]}>
          <strong>{t("message.quarantined")}</strong> {quarantine.detail}
        </p>
      )}
      {join.unverified && (
        <p role="note" className={styles["warning"]}>
          <strong>{t("message.unverified")}</strong> {t("message.unverifiedHelp")}
        </p>
      )}
      {classification.bounce && (
        <p role="note" className={styles["warning"]}>
          {t("message.bounce")}
        </p>
      )}
      {delivery !== null && delivery.detail !== null && delivery.state !== "sent" && (
        <p role="note" className={styles["warning"]}>
          {delivery.detail} {delivery.state === "uncertain" && t("delivery.unknownHelp")}
        </p>
      )}
      {warnings.length > 0 && (
        <p role="note" className={styles["warning"]}>
          <strong>{t("message.layout")}</strong> {warnings.join(" ")}
        </p>
      )}
      {delivery !== null && <DeliveryReplies recipients={delivery.recipients} />}
    </>
  );
}

function Recipients({ message }: { readonly message: Message }) {
  const list = (addresses: Message["to"]): string => addresses.map(({ address }) => address).join(", ");
  return (
    <p className={styles["recipients"]}>
      {t("message.to")} <span className="mono">{list(message.to)}</span>
      {message.cc.length > 0 && (
        <>
          {" "}
          {t("message.cc")} <span className="mono">{list(message.cc)}</span>
        </>
      )}
      <Anchor
        className={styles["source"] ?? ""}
        href={`${apiRoot}/messages/${message.id}/source`}
        download
        title={t("message.sourceHelp")}
      >
        <SourceIcon size={16} stroke={1.5} aria-hidden /> {t("message.source")}
      </Anchor>
      {message.interactionId !== null && (
        <Anchor
          component="button"
          type="button"
          className={styles["source"] ?? ""}
          onClick={() => {
            forwarding.begin(message);
          }}
        >
          <ForwardIcon size={16} stroke={1.5} aria-hidden /> {t("forward.title")}
        </Anchor>
      )}
    </p>
  );
}

/**
 * HTML only ever appears in a frame without scripts and without our origin, from an address that brings its own policy.
 * It cannot tell its height: the last message is tall, earlier ones scroll.
 */
function Body({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) {
  // what we sent was written as text; its HTML is only the wrapping
  const [isPlain, setPlain] = useState(message.direction === "out");
  if (!message.hasHtml) return <PlainBody message={message} />;
  return (
    <>
      {isPlain ? (
        <PlainBody message={message} />
      ) : (
        <iframe
          className={styles["frame"]}
          data-last={isLast}
          title={t("message.body")}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          src={`${apiRoot}/messages/${message.id}/body`}
          loading="lazy"
        />
      )}
      <Button
        size="compact-xs"
        variant="subtle"
        mt={4}
        // its words stand where those of the mail do
        ms={-8}
        onClick={() => {
          setPlain(!isPlain);
        }}
      >
        {isPlain ? t("message.showFormatted") : t("message.showPlain")}
      </Button>
    </>
  );
}

function PlainBody({ message }: { readonly message: Message }) {
  const { own, quoted } = splitQuoted(message.text);
  const isEmpty = own === "" && quoted === "";
  return (
    <div className={styles["text"]} dir="auto">
      {isEmpty ? <span className="muted">{t("message.empty")}</span> : own}
      {quoted !== "" && (
        <details className={styles["quoted"]}>
          <summary>{t("message.quoted")}</summary>
          {quoted}
        </details>
      )}
      {message.textTruncated && <p className="muted">{t("message.truncated")}</p>}
    </div>
  );
}

function Attachments({ message }: { readonly message: Message }) {
  const shown = message.attachments.filter(({ inline }) => !inline || !message.hasHtml);
  if (shown.length === 0) return null;
  return (
    <ul className={styles["attachments"]} aria-label={t("message.attachments")}>
      {shown.map((attachment) => (
        <AttachmentLine key={attachment.n} messageId={message.id} attachment={attachment} />
      ))}
    </ul>
  );
}

function AttachmentLine({ messageId, attachment }: { readonly messageId: string; readonly attachment: Attachment }) {
  const { n, filename, sizeBytes } = attachment;
  return (
    <li>
      <Anchor
        className={styles["attachment"] ?? ""}
        href={`${apiRoot}/messages/${messageId}/attachments/${n}`}
        download={filename}
      >
        <AttachmentIcon size={16} stroke={1.5} aria-hidden />
        <span className={styles["filename"]} dir="auto">
          {filename}
        </span>
        <span className="muted tabular">{showSize(sizeBytes)}</span>
        <DownloadIcon size={16} stroke={1.5} aria-label={t("message.download")} />
      </Anchor>
    </li>
  );
}

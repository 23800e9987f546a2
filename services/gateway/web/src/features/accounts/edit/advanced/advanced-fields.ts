import { t } from "../../../../messages/format.ts";
import { showInstant } from "../../../../messages/time.ts";
import type { EditField } from "../edit-field.ts";
import { notificationFields } from "./notification-fields.ts";
import { templateFields } from "./template-fields.ts";

const at = (anchor: string) => ({ section: "advanced", anchor }) as const;

/** In the page's order: Template, Notification, Transfer, Disposition, System, headers filter, Tools, and so on. */
export const advancedFields: readonly EditField[] = [
  ...templateFields,
  ...notificationFields,
  {
    ...at("transfer"),
    path: "transfer.toQueue",
    isInForce: false,
    label: "account.toQueue",
    help: "account.toQueueHelp",
  },
  {
    ...at("transfer"),
    path: "transfer.toAgent",
    isInForce: false,
    label: "account.toAgent",
    help: "account.toAgentHelp",
  },
  {
    ...at("transfer"),
    path: "transfer.timeoutSeconds",
    isInForce: false,
    label: "account.transferTimeout",
    help: "account.transferTimeoutHelp",
  },
  {
    ...at("transfer"),
    path: "accountTransfer",
    isInForce: false,
    label: "account.accountTransfer",
    help: "account.accountTransferHelp",
  },
  {
    ...at("disposition"),
    path: "mandatoryDisposition",
    label: "account.mandatoryDisposition",
    help: "account.mandatoryDispositionHelp",
  },
  {
    ...at("disposition"),
    path: "pauseDuringDisposition",
    label: "account.pauseDuringDisposition",
    help: "account.pauseDuringDispositionHelp",
  },
  { ...at("system"), path: "hostname", label: "account.hostname", help: "account.hostnameHelp" },
  {
    section: ({ imap, smtp }) => (imap.ssl || smtp.ssl ? "advanced" : null),
    anchor: "system",
    path: "acceptAnyCertificate",
    label: "account.anyCertificate",
    help: "account.anyCertificateHelp",
  },
  {
    ...at("headers-filter"),
    path: "imapHeadersFilter",
    label: "account.headersFilter",
    help: "account.headersFilterHelp",
  },
  {
    ...at("tools"),
    path: "assistantId",
    isInForce: false,
    label: "account.assistant",
    help: "account.assistantHelp",
    show: ({ assistantId }) => t(assistantId === null ? "account.assistant.none" : "account.assistant.another"),
  },
  {
    ...at("forward"),
    path: "includeMessageOnForward",
    label: "account.includeOnForward",
    help: "account.includeOnForwardHelp",
  },
  {
    ...at("duplicates"),
    path: "disableDuplicateCheck",
    label: "account.noDuplicateCheck",
    help: "account.noDuplicateCheckHelp",
  },
  {
    ...at("drafts"),
    path: "autosaveDrafts",
    label: "account.autosave",
    help: "account.autosaveHelp",
  },
  {
    ...at("intake"),
    path: "backlog.mode",
    label: "account.backlog",
    help: "account.backlogHelp",
    show: ({ backlog }) => t(`account.backlog.${backlog.mode}`),
  },
  {
    ...at("intake"),
    path: "backlog.since",
    label: "account.backlogSince",
    help: "account.backlogSinceHelp",
    show: ({ backlog: { since } }) => (since === null ? "" : showInstant(since, new Date()).full),
  },
  {
    ...at("intake"),
    path: "ingestReadElsewhere",
    label: "account.readElsewhere",
    help: "account.readElsewhereHelp",
  },
  { ...at("intake"), path: "reopenWithinDays", label: "account.reopenWithin", help: "account.reopenWithinHelp" },
  { ...at("intake"), path: "autoReplyCap", label: "account.autoReplyCap", help: "account.autoReplyCapHelp" },
  { ...at("intake"), path: "strictThreading", label: "account.strictThreading", help: "account.strictThreadingHelp" },
];

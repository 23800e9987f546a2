import "../../../../messages/add-accounts.ts";
import { t } from "../../../../messages/format.ts";
import { showExactDuration } from "../../../../messages/time.ts";
import { serviceName } from "../../service-names.ts";
import type { EditField } from "../edit-field.ts";

const general = { section: "settings", anchor: "general" } as const;
const routing = { section: "settings", anchor: "routing" } as const;

export const settingsFields: readonly EditField[] = [
  { ...general, path: "name", label: "account.name", help: "account.nameHelp" },
  { ...general, path: "key", label: "account.key", help: "account.keyHelp" },
  {
    ...general,
    path: "service",
    label: "account.service",
    help: "account.serviceHelp",
    show: ({ service }) => serviceName(service),
  },
  { ...general, path: "emailAddress", label: "account.address", help: "account.addressHelp" },
  { ...general, path: "fromName", label: "account.fromName", help: "account.fromNameHelp" },
  { ...general, path: "listId", label: "account.list", help: "account.listHelp", show: () => t("account.anotherList") },
  { ...general, path: "active", label: "account.active", help: "account.activeHelp" },
  { ...general, path: "markAsUnread", label: "account.markAsUnread", help: "account.markAsUnreadHelp" },
  { ...general, path: "description", label: "account.description", help: "account.descriptionHelp" },
  { ...general, path: "senderAliases", label: "account.aliases", help: "account.aliasesHelp" },
  { ...general, path: "fixedCc", label: "account.fixedCc", help: "account.fixedCcHelp" },
  { ...general, path: "fixedBcc", label: "account.fixedBcc", help: "account.fixedBccHelp" },
  { ...routing, path: "prioritizeReplies", label: "account.prioritize", help: "account.prioritizeHelp" },
  {
    ...routing,
    path: "waitForAssignedAgent",
    label: "account.wait",
    help: "account.waitHelp",
    show: ({ waitForAssignedAgent: seconds }) => (seconds === null ? t("common.off") : showExactDuration(seconds)),
  },
  {
    ...routing,
    path: "timeoutAction",
    label: "account.timeoutAction",
    help: "account.timeoutActionHelp",
    show: ({ timeoutAction: action }) =>
      action === null
        ? t("common.off")
        : t(action === "END_ROUTING" ? "account.timeoutAction.end" : "account.timeoutAction.queue"),
  },
  {
    ...routing,
    path: "interactionInactivityTimeout",
    label: "account.inactivity",
    help: "account.inactivityHelp",
  },
  {
    ...routing,
    path: "routingModel",
    label: "account.routingModel",
    help: "account.routingModelHelp",
    show: ({ routingModel }) =>
      t(routingModel === "legacy" ? "account.routingModel.legacy" : "account.routingModel.standard"),
  },
  {
    ...routing,
    path: "waitForAssignedQueue",
    label: "account.waitQueue",
    help: "account.waitQueueHelp",
  },
  {
    ...routing,
    path: "waitForAssignedAgentLegacy",
    label: "account.waitAgent",
    help: "account.waitAgentHelp",
  },
];

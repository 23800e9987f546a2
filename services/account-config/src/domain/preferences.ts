import { type AccountPreferences, accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { AccountSettings } from "./account-settings.ts";

/** The part of the settings that is stored and announced as one document. */
export function preferencesOf(settings: AccountSettings): AccountPreferences {
  return {
    waitForAssignedAgent: settings.waitForAssignedAgent,
    timeoutAction: settings.timeoutAction,
    interactionInactivityTimeout: settings.interactionInactivityTimeout,
    routingModel: settings.routingModel,
    waitForAssignedQueue: settings.waitForAssignedQueue,
    waitForAssignedAgentLegacy: settings.waitForAssignedAgentLegacy,
    template: settings.template,
    notification: settings.notification,
    transfer: settings.transfer,
    accountTransfer: settings.accountTransfer,
    mandatoryDisposition: settings.mandatoryDisposition,
    pauseDuringDisposition: settings.pauseDuringDisposition,
    imapHeadersFilter: settings.imapHeadersFilter,
    assistantId: settings.assistantId,
    autoReplyCap: settings.autoReplyCap,
    includeMessageOnForward: settings.includeMessageOnForward,
    disableDuplicateCheck: settings.disableDuplicateCheck,
    autosaveDrafts: settings.autosaveDrafts,
    ingestReadElsewhere: settings.ingestReadElsewhere,
    backlog: settings.backlog,
    acceptAnyCertificate: settings.acceptAnyCertificate,
    senderAliases: settings.senderAliases,
    fixedCc: settings.fixedCc,
    fixedBcc: settings.fixedBcc,
  };
}

/** As stored; what a row from before a preference existed does not have is the default. */
export function readPreferences(stored: Partial<AccountPreferences>): AccountPreferences {
  return { ...accountPreferenceDefaults, ...stored };
}

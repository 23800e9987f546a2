import type { MessageContract } from "./define-event.ts";
import type { RouteContract } from "./define-route.ts";
import type { StateContract } from "./define-state.ts";
import * as accountConnections from "./api/account-connection.ts";
import * as accountLogos from "./api/account-logo.ts";
import * as accounts from "./api/account.ts";
import * as headerFilterTrials from "./api/header-filter-trial.ts";
import * as agents from "./api/agent.ts";
import * as assistants from "./api/assistant.ts";
import * as auditEntries from "./api/audit-entry.ts";
import * as cannedAnswers from "./api/canned-answer.ts";
import * as cloudProviders from "./api/cloud-provider.ts";
import * as configuration from "./api/configuration.ts";
import * as dispositionPauses from "./api/disposition-pause.ts";
import * as dispositions from "./api/disposition.ts";
import * as intervals from "./api/interval.ts";
import * as settings from "./api/settings.ts";
import * as templates from "./api/message-template.ts";
import * as contacts from "./api/contact.ts";
import * as deliveries from "./api/delivery.ts";
import * as drafts from "./api/draft.ts";
import * as interactionDispositions from "./api/interaction-disposition.ts";
import * as forwards from "./api/forward.ts";
import * as interactionTags from "./api/interaction-tag.ts";
import * as interactions from "./api/interaction.ts";
import * as lists from "./api/list.ts";
import * as newMail from "./api/new-mail.ts";
import * as offers from "./api/offer.ts";
import * as picks from "./api/pick.ts";
import * as queues from "./api/queue.ts";
import * as realtime from "./api/realtime.ts";
import * as sessions from "./api/session.ts";
import * as uploads from "./api/upload.ts";
import * as writingRules from "./api/writing-rules.ts";
import * as accountConnectionEvents from "./events/account-connection.ts";
import * as accountEvents from "./events/account.ts";
import * as agentEvents from "./events/agent.ts";
import * as answerEvents from "./events/answer.ts";
import * as auditCommands from "./events/audit-entry.ts";
import * as cannedAnswerEvents from "./events/canned-answer.ts";
import * as dispositionEvents from "./events/disposition.ts";
import * as settingsEvents from "./events/settings.ts";
import * as deliveryEvents from "./events/delivery.ts";
import * as interactionCommands from "./events/interaction-command.ts";
import * as interactionEvents from "./events/interaction.ts";
import * as listEvents from "./events/list.ts";
import * as mailboxEvents from "./events/mailbox.ts";
import * as messageTemplateEvents from "./events/message-template.ts";
import * as messageEvents from "./events/message.ts";
import * as offerEvents from "./events/offer.ts";
import * as queueEvents from "./events/queue.ts";
import type { ServiceName } from "./service-name.ts";

const eventModules: Record<string, unknown>[] = [
  accountConnectionEvents,
  accountEvents,
  agentEvents,
  answerEvents,
  auditCommands,
  cannedAnswerEvents,
  dispositionEvents,
  settingsEvents,
  deliveryEvents,
  interactionCommands,
  interactionEvents,
  listEvents,
  mailboxEvents,
  messageTemplateEvents,
  messageEvents,
  offerEvents,
  queueEvents,
];
const routeModules: Record<string, unknown>[] = [
  accountConnections,
  accounts,
  accountLogos,
  headerFilterTrials,
  agents,
  assistants,
  auditEntries,
  cannedAnswers,
  cloudProviders,
  configuration,
  dispositionPauses,
  dispositions,
  intervals,
  settings,
  templates,
  contacts,
  deliveries,
  drafts,
  forwards,
  interactions,
  interactionTags,
  interactionDispositions,
  lists,
  newMail,
  offers,
  picks,
  queues,
  realtime,
  sessions,
  uploads,
  writingRules,
];

function isMessage(value: unknown): value is MessageContract {
  return typeof value === "object" && value !== null && "schema" in value && "kind" in value && "type" in value;
}

function isState(value: unknown): value is StateContract {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "state";
}

function isRoute(value: unknown): value is RouteContract {
  return typeof value === "object" && value !== null && "operationId" in value && "method" in value;
}

/** Every event and command, by subject type. */
export const messageContracts: readonly MessageContract[] = eventModules.flatMap((module) =>
  Object.values(module).filter(isMessage),
);

/** Everything that is said without a stream. */
export const stateContracts: readonly StateContract[] = eventModules.flatMap((module) =>
  Object.values(module).filter(isState),
);

/** Every route of the public API. */
export const routeContracts: readonly RouteContract[] = routeModules.flatMap((module) =>
  Object.values(module).filter(isRoute),
);

export function routesOf(service: ServiceName): readonly RouteContract[] {
  return routeContracts.filter((route) => route.service === service);
}

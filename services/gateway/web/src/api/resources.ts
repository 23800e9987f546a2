/** Names for what the API answers with, taken from the generated types; nothing is written twice. */
import type { components, operations } from "./schema.gen.ts";

type Answer<O extends keyof operations> = operations[O] extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
type CreatedAnswer<O extends keyof operations> = operations[O] extends {
  responses: { 201: { content: { "application/json": infer Body } } };
}
  ? Body
  : never;
type RequestBody<O extends keyof operations> = operations[O] extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : never;

export type Problem = components["schemas"]["Problem"];
export type Session = Answer<"getSession">;
export type User = Answer<"getUser">;
export type UserCreate = RequestBody<"createUser">;
export type UserPatch = RequestBody<"updateUser">;
export type ApiKey = Answer<"listApiKeys">["items"][number];
export type ApiKeyCreate = RequestBody<"createApiKey">;
/** With the key itself, which no other answer holds. */
export type CreatedApiKey = CreatedAnswer<"createApiKey">;
export type AuditEntry = Answer<"listAuditEntries">["items"][number];
export type AuditVerification = Answer<"verifyAuditEntries">;
export type Account = Answer<"getAccount">;
/** An account as lists have it. */
export type AccountSummary = Answer<"listAccounts">["items"][number];
export type AccountCreate = RequestBody<"createAccount">;
export type AccountPatch = RequestBody<"updateAccount">;
export type AccountConnection = Answer<"getAccountConnection">;
export type AccountCounts = Answer<"listAccountCounts">["items"][number];
export type VerifyResult = Answer<"verifyImap">;
export type VerifyStep = VerifyResult["steps"][number];
export type AccountDraftBody = RequestBody<"verifyDraftImap">;
export type AccountProposal = Answer<"autodetectAccount">;
export type TestMailResult = Answer<"sendTestMail">;
export type HeaderFilterPreview = Answer<"previewHeaderFilter">;
export type HeaderFilterTrial = Answer<"tryHeaderFilter">;
export type CloudProvider = Answer<"getCloudProvider">;
export type CloudProviderCreate = RequestBody<"createCloudProvider">;
export type PageSettings = Answer<"getPageSettings">;
export type Assistant = Answer<"getAssistant">;
export type AssistantCreate = RequestBody<"createAssistant">;
export type CannedAnswer = Answer<"getCannedAnswer">;
export type CannedAnswerCreate = RequestBody<"createCannedAnswer">;
export type CannedAttachment = CannedAnswer["attachments"][number];
export type ConfigurationDocument = RequestBody<"importConfiguration">;
export type ImportReport = Answer<"importConfiguration">;
export type ContactList = Answer<"getList">;
export type ContactListCreate = RequestBody<"createList">;
export type Disposition = Answer<"getDisposition">;
export type DispositionCreate = RequestBody<"createDisposition">;
export type DispositionPatch = RequestBody<"updateDisposition">;
export type Interval = Answer<"getInterval">;
export type IntervalCreate = RequestBody<"createInterval">;
export type IntervalPreview = Answer<"previewInterval">;
export type IntervalSubset = Interval["subsets"][number];
export type MessageTemplate = Answer<"getMessageTemplate">;
export type MessageTemplateCreate = RequestBody<"createMessageTemplate">;
export type TemplateKind = TemplateVariable["kinds"][number];
export type TemplateVariable = Answer<"listTemplateVariables">["items"][number];
export type Settings = Answer<"getSettings">;
export type SettingsPatch = RequestBody<"updateSettings">;
export type Queue = Answer<"getQueue">;
export type QueueCreate = RequestBody<"createQueue">;
export type QueuePatch = RequestBody<"updateQueue">;
export type Agent = Answer<"getAgent">;
export type AgentState = Agent["state"];
export type Realtime = Answer<"getRealtime">;
export type QueueFigures = Realtime["queues"]["items"][number];
export type AccountFigures = Realtime["accounts"]["items"][number];
export type Staffing = Realtime["total"]["agents"];
export type Offer = Answer<"getOffer">;
export type Decision = Answer<"whyInteraction">["items"][number];
export type Interaction = Answer<"getInteraction">;
export type InteractionDispositions = Answer<"listInteractionDispositions">;
export type OfferedDisposition = InteractionDispositions["items"][number];
/** As it was when it was chosen. */
export type AppliedDisposition = NonNullable<Interaction["disposition"]>;
export type Message = Answer<"getMessage">;
export type Attachment = Message["attachments"][number];
export type ReplyBody = RequestBody<"replyToInteraction">;
export type ForwardBody = RequestBody<"forwardMessage">;
export type DraftSummary = Answer<"listDrafts">["items"][number];
export type DraftContent = RequestBody<"saveDraft">;
export type NewMailDraftContent = RequestBody<"saveNewMailDraft">;
export type NewMailBody = RequestBody<"createInteraction">;
export type WritingRules = Answer<"getReplyRules">;
export type Delivery = Answer<"getDelivery">;
export type DeliveryState = Delivery["state"];

/** One page of a list, as every list of the API answers. */
export type Page<Item> = { readonly items: Item[]; readonly page: { readonly nextCursor: string | null } };

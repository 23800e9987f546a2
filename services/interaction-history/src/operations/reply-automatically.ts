/**
 * An Auto Reply step (X2), decided and composed here: once a command, never to machines, lists, ourselves or what was not
 * verified (F13, RFC 3834), and never more often than the frequency and a day's limit allow (X29).
 */
import type { AutoReplyOrder, CommandRefused } from "@mailroom/contracts/events/interaction-command";
import { addressKey } from "../domain/address-key.ts";
import { isRobotAddress } from "../domain/robot-address.ts";
import { storableLines } from "../domain/storable.ts";
import { chooseSubject, replySubject } from "../domain/subject.ts";
import { templateValues } from "../domain/template-values.ts";
import type { FilledTemplate, FillTemplate, NamedTemplate } from "./command-ports.ts";
import { type OutgoingParts, sendOutgoing } from "./outgoing-message.ts";
import type { Account, Interaction, Message, UnitOfWork } from "./ports.ts";
import { refuseCommand } from "./refuse-command.ts";
import { answerable, type Recipients } from "./reply-recipients.ts";

export type AutoReplyParts = OutgoingParts & { readonly fillTemplate: FillTemplate };

type Reason = CommandRefused["reason"];
/** All that an answer needs, or why there is none. */
type Answer = {
  readonly interaction: Interaction;
  readonly message: Message;
  readonly account: Account;
  readonly template: NamedTemplate;
  readonly recipients: Recipients;
  /** Whom it counts against. */
  readonly addressKey: string;
};

/** The account's `autoReplyCap` counts so far back (X29). All kinds count, so that machines that thread nothing end their talk too (N13). */
const capMs = 24 * 60 * 60 * 1000;

export async function replyAutomatically(
  work: UnitOfWork,
  parts: AutoReplyParts,
  order: AutoReplyOrder,
): Promise<void> {
  const interaction = await work.interactions.findInteraction(order.interactionId, "for-update");
  if (!(await work.commands.begin(order.commandId))) return;
  const answer = interaction === null ? "unknown" : await prepare(work, interaction, order);
  const refusal = typeof answer === "string" ? answer : await whyNotAgain(work, parts, { answer, order });
  if (typeof answer === "string" || refusal !== null) {
    refuseCommand(work, order, { command: "auto-reply", reason: refusal ?? "unknown" });
    return;
  }
  const isSent = await answerBy(work, parts, { answer, order });
  if (!isSent) refuseCommand(work, order, { command: "auto-reply", reason: "template-failed" });
}

async function prepare(work: UnitOfWork, interaction: Interaction, order: AutoReplyOrder): Promise<Answer | Reason> {
  if (interaction.status === "closed") return "stale";
  const [message, account, template] = await Promise.all([
    work.messages.findMessage(order.messageKey),
    work.accounts.findAccount(interaction.accountId),
    work.commands.findTemplate(order.templateId),
  ]);
  if (message?.interactionId !== interaction.id || template === null) return "unknown";
  if (account?.isActive !== true) return "account-inactive";
  if (!isAnswerable(message)) return "not-answerable";
  const recipients = await recipientsOf(work, message, order);
  const [first] = recipients.to;
  const key = first === undefined ? null : addressKey(first.address);
  if (key === null) return "not-answerable";
  return { interaction, message, account, template, recipients, addressKey: key };
}

/** RFC 3834 §2: a person wrote it to us. */
function isAnswerable({ direction, author, from, classification, join, quarantine }: Message): boolean {
  const { automatic, bulk, bounce, own } = classification;
  const isPersons = direction === "in" && author === "contact" && from !== null && quarantine === null;
  return isPersons && !automatic && !bulk && !bounce && !own && !join.unverified && !isRobotAddress(from.address);
}

/** Without machines, our own accounts and our agents; whom the message went to besides only where the step says so. */
async function recipientsOf(
  work: UnitOfWork,
  message: Message,
  { recipients }: Pick<AutoReplyOrder, "recipients">,
): Promise<Recipients> {
  const everybody = [
    ...message.replyTo,
    ...(message.from === null ? [] : [message.from]),
    ...message.to,
    ...message.cc,
  ];
  const own = await work.commands.findOwn(everybody.flatMap(({ address }) => addressKey(address) ?? []));
  const isExcluded = (address: string): boolean => own.has(addressKey(address) ?? "") || isRobotAddress(address);
  const seen = new Set<string>();
  const replyTo = answerable(message.replyTo, { isExcluded, seen });
  const to = replyTo.length > 0 || message.from === null ? replyTo : answerable([message.from], { isExcluded, seen });
  const others = recipients === "reply" ? [] : answerable([...message.to, ...message.cc], { isExcluded, seen });
  return { to, cc: others.slice(0, maxOthers), bcc: [] };
}

const maxOthers = 20;

async function whyNotAgain(
  work: UnitOfWork,
  { clock }: AutoReplyParts,
  { answer, order }: { readonly answer: Answer; readonly order: AutoReplyOrder },
): Promise<Reason | null> {
  const { interaction, account, message } = answer;
  // whoever has read a person's answer is not told that their mail has arrived
  if (await work.commands.hasAnswerOfPerson(message.id)) return "stale";
  if (order.frequency !== "always" && (await work.commands.wasAnswered(interaction.id, order.templateId))) {
    return "answered-before";
  }
  const since = new Date(clock.now().getTime() - capMs);
  const of = { accountId: account.accountId, addressKey: answer.addressKey, since };
  return (await work.commands.countReplies(of)) >= account.autoReplyCap ? "daily-limit" : null;
}

/** False where the template makes nothing that can be sent. */
async function answerBy(
  work: UnitOfWork,
  parts: AutoReplyParts,
  { answer, order }: { readonly answer: Answer; readonly order: AutoReplyOrder },
): Promise<boolean> {
  const { interaction, message, account, recipients } = answer;
  const filled = await fill(work, parts, { answer, order });
  if (filled === null) return false;
  const { subject, text, html } = filled;
  const { messageId } = await sendOutgoing(work, parts, {
    ...{ interaction, account, author: "system", agentId: null, recipients, subject, text, html, parent: message },
    ...(order.queueName === null ? {} : { queueName: order.queueName }),
  });
  const { accountId } = account;
  const at = parts.clock.now();
  const { templateId } = order;
  const { addressKey: key } = answer;
  await work.commands.addReply({
    messageId,
    interactionId: interaction.id,
    accountId,
    templateId,
    addressKey: key,
    at,
  });
  return true;
}

async function fill(
  work: UnitOfWork,
  { fillTemplate }: AutoReplyParts,
  { answer, order }: { readonly answer: Answer; readonly order: AutoReplyOrder },
): Promise<(FilledTemplate & { readonly subject: string }) | null> {
  const { interaction, account, template, recipients } = answer;
  const { agentId } = interaction;
  const { accountName, listName, agentName, queueName } = await work.layouts.findFacts({
    interactionId: interaction.id,
    agentId,
  });
  const contact = interaction.contact ?? recipients.to[0] ?? null;
  // while nobody has the interaction, the account signs what it sends by itself
  const signs = agentName === "" ? account.fromName : agentName;
  const names = { listName, agentName: signs, queueName: order.queueName ?? queueName };
  const values = templateValues({ interaction, contact, account: { ...account, name: accountName }, ...names });
  const body = await fillTemplate({ kind: "named", source: template.html, values });
  if (body === null || body.text.trim() === "") return null;
  const line =
    template.subject === null ? null : await fillTemplate({ kind: "subject", source: template.subject, values });
  const subject = chooseSubject(line?.text, replySubject(interaction.subject));
  return { ...body, text: storableLines(body.text), subject };
}

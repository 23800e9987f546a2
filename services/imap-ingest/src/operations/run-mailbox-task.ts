import { DomainError } from "@mailroom/contracts/domain-error";
import type { AppendOutcome, BlobStore, Clock, MailboxTask, SentMailbox, TaskBook, WithSentMailbox } from "./ports.ts";

export type TaskPorts = {
  readonly tasks: TaskBook;
  readonly blobs: Pick<BlobStore, "readAll">;
  readonly withSentMailbox: WithSentMailbox;
  readonly clock: Clock;
};

/** A copy in Sent is held in memory whole while it is sent; one at a time. */
const maxCopyBytes = 64 * 1024 * 1024;
/** A copy that cannot be filed for so long is given up, and says so. */
const giveUpAfterMs = 3 * 24 * 60 * 60 * 1000;
const retry = { baseMs: 2_000, capMs: 10 * 60_000 };

/**
 * Does what a command asked for in the account's Sent mailbox. May run twice: the mailbox is searched for the Message-ID
 * before anything is added (ADR 5). A failure that may pass is postponed; answers the error then.
 */
export async function runMailboxTask(ports: TaskPorts, task: MailboxTask): Promise<unknown> {
  try {
    if (task.kind === "find") await find(ports, task);
    else await ports.tasks.finishAppend(task, await append(ports, task));
    return null;
  } catch (error) {
    const detail = error instanceof DomainError ? error.message : "an unexpected error";
    const ageMs = ports.clock.now().getTime() - task.createdAt.getTime();
    if (task.kind === "append" && (isFinal(error) || ageMs > giveUpAfterMs)) {
      await ports.tasks.finishAppend(task, { outcome: "refused", mailbox: null, detail: detail.slice(0, 1000) });
    } else {
      const delayMs = Math.min(retry.capMs, retry.baseMs * 2 ** Math.min(20, task.attempts - 1));
      await ports.tasks.postpone(task, delayMs, detail);
    }
    return error;
  }
}

async function find({ tasks, withSentMailbox, clock }: TaskPorts, task: MailboxTask): Promise<void> {
  const found = await withSentMailbox(accountOf(task), (sent) => sent.has(task.messageId));
  await tasks.finishFind(task, found, clock.now());
}

async function append(ports: TaskPorts, task: MailboxTask): Promise<AppendOutcome> {
  const { rawHash } = task;
  if (rawHash === null) throw new Error("a copy without content");
  return ports.withSentMailbox(accountOf(task), async (sent: SentMailbox) => {
    if (await sent.has(task.messageId)) return { outcome: "already-there", mailbox: sent.path, detail: null };
    const raw = await ports.blobs.readAll(rawHash, maxCopyBytes);
    // Whoever stood still between the search and here may have been followed by another, who has added it since.
    if (!(await ports.tasks.keep(task))) throw new DomainError("task-taken-over", "unavailable", "Taken for dead.");
    const mailbox = await sent.append(raw, task.sentAt ?? ports.clock.now());
    return { outcome: "appended", mailbox, detail: null };
  });
}

function accountOf(task: MailboxTask): NonNullable<MailboxTask["account"]> {
  // Between producers there is no order: the account may be announced after the command.
  if (task.account === null) throw new DomainError("not-yet", "unavailable", "The account is not known here yet.");
  return task.account;
}

/** Waiting does not mend it: too large, the blob is gone, the server says never. */
function isFinal(error: unknown): boolean {
  return (
    error instanceof DomainError && ["invalid", "not-found"].includes(error.kind) && error.code !== "host-not-found"
  );
}

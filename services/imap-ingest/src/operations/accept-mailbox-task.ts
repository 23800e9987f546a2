/** Writes within the transaction that took the command. */
export type TaskRegister = { add(task: NewMailboxTask): Promise<void> };

export type NewMailboxTask = {
  readonly deliveryId: string;
  readonly kind: "append" | "find";
  readonly accountId: string;
  readonly messageId: string;
  readonly rawHash: string | null;
  readonly sentAt: string | null;
};

/** Only notes what is to be done: a transaction must not wait for a mail server. */
export async function acceptMailboxTask(tasks: TaskRegister, task: NewMailboxTask): Promise<void> {
  await tasks.add(task);
}

import type { NewMailboxTask, TaskRegister } from "./ports.ts";

/** Only notes what is to be done: a transaction must not wait for a mail server. */
export async function acceptMailboxTask(tasks: TaskRegister, task: NewMailboxTask): Promise<void> {
  await tasks.add(task);
}

import { setTimeout as pause } from "node:timers/promises";
import { composeMail } from "../compose-mail.ts";
import type { Mailbox } from "../whole-system.ts";
import type { Random } from "./random.ts";

/** Customers who write one mail after another, each the beginning of a conversation of its own. */
export type Intake = {
  /** Resolves when the mailbox holds them. Where fewer are left than asked for, those. */
  deliver(count: number): Promise<void>;
  /** Message-IDs of everything delivered so far. */
  readonly messageIds: readonly string[];
};

const longestGapMs = 60;

export function makeIntake(given: {
  readonly to: Mailbox;
  readonly customers: readonly Mailbox[];
  readonly random: Random;
  /** How many there are to be delivered altogether. */
  readonly total: number;
}): Intake {
  const { to, customers, random, total } = given;
  const messageIds: string[] = [];
  return {
    messageIds,
    async deliver(count) {
      for (let sent = 0; sent < count && messageIds.length < total; sent += 1) {
        const number = messageIds.length + 1;
        const customer = customers[number % customers.length];
        if (customer === undefined) throw new Error("there are no customers");
        const messageId = `<question.${number}@example.test>`;
        messageIds.push(messageId);
        await to.deliver(
          composeMail({
            from: customer.address,
            to: to.address,
            subject: `Question ${number}`,
            text: `This is question ${number}.`,
            messageId,
          }),
        );
        await pause(random.between(0, longestGapMs));
      }
    },
  };
}

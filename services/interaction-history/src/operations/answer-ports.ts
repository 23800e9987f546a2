/** The last word of an interaction, where it is an answer that was sent. */
export type SentAnswer = { readonly messageId: string; readonly sentAt: Date };

export type AnswerStore = {
  /**
   * null where the last message that counts is the customer's, or an answer that is not sent yet. Automatic mail, reports and
   * deliveries that failed do not count.
   */
  findAnswer(interactionId: string): Promise<SentAnswer | null>;
};

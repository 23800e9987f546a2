/**
 * How the signed name of an interaction looks inside a Message-ID of ours: `mr1.<key id>.<52 characters of base32>`, in
 * lower case. Whether it is genuine, interaction-history alone can tell.
 */
export const threadTokenForm = /(?<![a-z0-9])mr1\.([a-z0-9]{1,8})\.([a-z2-7]{52})(?![a-z0-9])/;

/** Whether a Message-ID, in any case of letters, looks like one of ours. */
export function looksLikeThread(messageId: string): boolean {
  return threadTokenForm.test(messageId.toLowerCase());
}

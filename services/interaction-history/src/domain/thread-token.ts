/**
 * The signed name of an interaction that travels in Message-ID and References of everything we send.
 *
 * `mr1.<key id>.<52 characters of base32>`: 16 bytes of interaction id and a 16-byte MAC over version, interaction and
 * account. It proves that we wrote to somebody about this interaction of this account; it does not prove who shows it,
 * so threading also asks whether the sender takes part. It is no secret and never expires; the key can be changed while
 * older keys still verify.
 */
import { threadTokenForm } from "@mailroom/contracts/thread-token";
import { fromBase32, toBase32 } from "./base32.ts";
import { bytesToUuid, uuidToBytes } from "./uuid-bytes.ts";

/** MAC with keys that have short names; made by an adapter, since the domain knows no cryptography. */
export type TokenSigner = {
  /** `mac` has {@link macBytes} bytes. The key id is 1 to 8 of a-z and 0-9. */
  sign(text: string): { readonly keyId: string; readonly mac: Uint8Array };
  /** In constant time; false for an unknown key. */
  isValid(keyId: string, text: string, mac: Uint8Array): boolean;
};

type Thread = { readonly interactionId: string; readonly accountId: string };

/** RFC 2104 §5 asks for at least half the hash's length, 80 bits at least. */
export const macBytes = 16;
const idBytes = 16;
const tokenPattern = new RegExp(threadTokenForm, "g");

function signedText({ interactionId, accountId }: Thread): string {
  return `mr1 ${interactionId} ${accountId}`;
}

/** Left side of a Message-ID; always the same for an interaction as long as the key stays. */
export function makeThreadToken(thread: Thread, signer: TokenSigner): string {
  const { keyId, mac } = signer.sign(signedText(thread));
  return `mr1.${keyId}.${toBase32(Uint8Array.from([...uuidToBytes(thread.interactionId), ...mac]))}`;
}

/** The interaction of this account that `messageIdText` carries a genuine token of, or null. */
export function readThreadToken(messageIdText: string, accountId: string, signer: TokenSigner): string | null {
  for (const [, keyId = "", payload = ""] of messageIdText.toLowerCase().matchAll(tokenPattern)) {
    const bytes = fromBase32(payload);
    if (bytes === null || bytes.length !== idBytes + macBytes) continue;
    const interactionId = bytesToUuid(bytes.subarray(0, idBytes));
    if (signer.isValid(keyId, signedText({ interactionId, accountId }), bytes.subarray(idBytes))) return interactionId;
  }
  return null;
}

/** Stands as the last entry of References: some providers give a mail another Message-ID on its way. */
export function threadReference(token: string, domain: string): string {
  return `<${token}@${domain}>`;
}

/** Unique by the message's key. */
export function outgoingMessageId(token: string, messageKey: string, domain: string): string {
  return `<${token}.${toBase32(uuidToBytes(messageKey))}@${domain}>`;
}

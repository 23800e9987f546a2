/** Test mails, put together: marked so that imap-ingest, which has the same internal key, makes no message of them. */
import { randomBytes } from "node:crypto";
import { testMailPurpose } from "@mailroom/contracts/test-mail";
import { makeTextSigner } from "@mailroom/http/signed-text";
import type { SendTestMailPorts } from "./operations/send-test-mail.ts";
import { runTestMail } from "./verify/test-mail.ts";
import type { VerifyParts } from "./verify/verify-imap.ts";

export function makeTestMailPorts(
  { INTERNAL_KEY }: { readonly INTERNAL_KEY: string },
  parts: VerifyParts,
): Pick<SendTestMailPorts, "runTestMail" | "signMark" | "makeNonce"> {
  const signer = makeTextSigner(INTERNAL_KEY, testMailPurpose);
  return {
    runTestMail: (target, signal) => runTestMail(target, signal, parts),
    signMark: (text) => signer.sign(text),
    makeNonce: () => randomBytes(12).toString("base64url"),
  };
}

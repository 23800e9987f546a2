import { ConsentBanner } from "../../consent-banner.tsx";
import { useAccountEdit } from "../edit-context.ts";

/** How the provider's sign-in for this account went. */
export function ConsentResult() {
  const { oauth, imap, username, emailAddress } = useAccountEdit().account;
  const mailbox = imap.username ?? username ?? emailAddress;
  return <ConsentBanner signIn={{ address: oauth?.authorizedAs ?? null, mailbox }} />;
}

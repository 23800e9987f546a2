import { addMailUser, findMailPassword } from "@mailroom/local-stack/mail-users";
import { mailboxOf, type DemoFacts, type DemoMailbox } from "./facts.ts";

type Place = { readonly mail: Pick<DemoFacts["mail"], "usersDirectory" | "mailboxes"> };

/**
 * The mailbox of whoever writes, made where there is none, so that answers reach it. Null for an address that cannot be
 * a mailbox of the demo server: its mail is delivered all the same, as that of a stranger whose own server is elsewhere.
 */
export async function customerMailbox({ mail }: Place, from: string): Promise<DemoMailbox | null> {
  const { usersDirectory } = mail;
  // a system that was started by an earlier version
  if (usersDirectory === undefined) return null;
  const address = from.toLowerCase();
  const { password } = mailboxOf({ mail }, "customer");
  const known = await findMailPassword(usersDirectory, address);
  if (known !== null) return { whose: "customer", address, password: known };
  try {
    await addMailUser(usersDirectory, address, password);
  } catch {
    return null;
  }
  return { whose: "customer", address, password };
}

import { mailboxOf, type DemoFacts } from "./facts.ts";

/** What a newcomer needs first: where to look, how to sign in, what to try. */
export function lastScreen(facts: DemoFacts): string {
  const customer = mailboxOf(facts, "customer");
  const people = facts.users.map((user) => `  ${user.role.padEnd(6)} ${user.emailAddress.padEnd(22)} ${user.password}`);
  return [
    "",
    "Mailroom is ready.",
    "",
    `  Web client   ${facts.url}`,
    `  API          ${facts.docsUrl}  (try it with the key ${facts.apiKey})`,
    "",
    "Sign in as",
    ...people,
    "",
    "What to try next",
    "  1. Sign in as ada, open the desk and switch to Available.",
    '  2. In another terminal let a customer write:  npm run demo:mail -- --from jane@example.test --subject "Where is my order?"',
    "  3. Accept the offer, answer, and see the delivery.",
    `  4. Read the answer as the customer: IMAP ${facts.mail.host}:${facts.mail.imapPort}, ${customer.address} / ${customer.password}`,
    "     (write as that customer:  npm run demo:mail -- --from customer@example.test; answer its newest mail:  … --reply;",
    "     whoever writes has a mailbox there, with the same password)",
    "",
    "The same facts for programs: .mailroom/demo.json. Logs: .mailroom/system. Ctrl-C or npm stop ends everything; the data is kept.",
    "",
  ].join("\n");
}

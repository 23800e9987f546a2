import type SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import type { VerifyTarget } from "../operations/ports.ts";

type Handlers = NonNullable<SMTPConnection.Options["customAuth"]>;

/** XOAUTH2, whichever mechanism nodemailer would choose for a user and a password. */
export function tokenHandlers(username: string, accessToken: string): Handlers {
  const response = Buffer.from(`user=${username}\x01auth=Bearer ${accessToken}\x01\x01`, "utf8").toString("base64");
  const handler: Handlers[string] = async (context) => {
    const first = await context.sendCommand(`AUTH XOAUTH2 ${response}`);
    // 334: the server explains, and refuses when it has got an empty line.
    const last = first.response.startsWith("334") ? await context.sendCommand("") : first;
    if (!last.response.startsWith("2")) throw new Error("The server refused the access token.");
  };
  return { XOAUTH2: handler, PLAIN: handler, LOGIN: handler, "CRAM-MD5": handler };
}

/** Whether a login is made with an access token instead of a password. */
export function isByToken(login: VerifyTarget["login"]): boolean {
  return login?.accessToken !== undefined;
}

import { readFile } from "node:fs/promises";
import type { MailServerLocation } from "@mailroom/local-stack/mail-server";
import { ImapFlow } from "imapflow";

/** A plain client in IDLE: the baseline that every push reader of this server is bound to. */
export type IdleWatcher = {
  /** When the server announces the next mail (`performance.now()`). Afterwards the mail is fetched, flagged, and IDLE resumed. */
  next(patienceMs: number): Promise<number>;
  close(): Promise<void>;
};

export async function openIdleWatcher(
  server: Pick<MailServerLocation, "host" | "imapsPort" | "caFile">,
  login: { readonly address: string; readonly password: string },
): Promise<IdleWatcher> {
  const client = new ImapFlow({
    host: server.host,
    port: server.imapsPort,
    secure: true,
    tls: { ca: await readFile(server.caFile, "utf8"), servername: "localhost" },
    auth: { user: login.address, pass: login.password },
    logger: false,
    disableAutoIdle: true,
  });
  await client.connect();
  await client.mailboxOpen("INBOX");
  let idling = idle(client);
  return {
    async next(patienceMs) {
      const announced = Promise.withResolvers<number>();
      const timer = setTimeout(() => {
        announced.reject(new Error("the server announced nothing"));
      }, patienceMs);
      client.once("exists", () => {
        announced.resolve(performance.now());
      });
      const at = await announced.promise.finally(() => {
        clearTimeout(timer);
      });
      const unseen = await client.search({ seen: false }, { uid: true });
      if (Array.isArray(unseen)) {
        for (const uid of unseen) await client.fetchOne(String(uid), { source: true, flags: true }, { uid: true });
        await client.messageFlagsAdd(unseen, ["\\Seen"], { uid: true });
      }
      await idling;
      idling = idle(client);
      return at;
    },
    async close() {
      await client.logout().catch(() => {
        client.close();
      });
    },
  };
}

async function idle(client: ImapFlow): Promise<void> {
  await client.idle().catch(() => undefined);
}

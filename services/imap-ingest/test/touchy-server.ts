import { createConnection, createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import { afterAll } from "@jest/globals";

/**
 * What becomes of a command: `drop` ends the connection, `refuse` answers NO in the server's place, `ignore` nothing, `answer`
 * these lines and OK.
 */
export type Reaction = "pass" | "drop" | "refuse" | "ignore" | { readonly answer: string };

/** A port in front of a real IMAP server that reacts to some commands as broken servers do. Unencrypted, so that it sees them. */
export async function startTouchyServer(imapPort: number, react: (command: string) => Reaction): Promise<number> {
  const server = createServer((client) => {
    relay(client, createConnection(imapPort, "127.0.0.1"), react);
  });
  opened.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

const opened: Server[] = [];
const sockets = new Set<Socket>();
afterAll(() => {
  for (const server of opened) server.close();
  for (const socket of sockets) socket.destroy();
});

function relay(client: Socket, upstream: Socket, react: (command: string) => Reaction): void {
  const end = (): void => {
    client.destroy();
    upstream.destroy();
  };
  for (const socket of [client, upstream]) sockets.add(socket.on("error", end).on("close", end));
  // as long as it was: what is counted stays right
  upstream.on("data", (bytes: Buffer) =>
    client.write(bytes.toString("latin1").replaceAll("STARTTLS", "XNOTHING"), "latin1"),
  );
  client.on("data", (bytes: Buffer) => {
    const command = bytes.toString("latin1");
    const reaction = react(command);
    const tag = command.split(" ")[0] ?? "*";
    if (reaction === "drop") end();
    else if (reaction === "refuse") client.write(`${tag} NO [SERVERBUG] cannot be read\r\n`);
    else if (reaction === "pass") upstream.write(bytes);
    else if (reaction !== "ignore") client.write(`${reaction.answer}\r\n${tag} OK done\r\n`);
  });
}

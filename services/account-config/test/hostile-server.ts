import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { afterAll } from "@jest/globals";
import { generate } from "selfsigned";

export type HostileServer = {
  readonly port: number;
  readonly sockets: Socket[];
};

const servers: Server[] = [];
const open = new Set<Socket>();
afterAll(() => {
  for (const socket of open) socket.destroy();
  for (const server of servers) server.close();
});

async function listen(server: Server, host: string): Promise<HostileServer> {
  const sockets: Socket[] = [];
  server.on("connection", (socket) => {
    socket.on("error", () => undefined);
    open.add(socket);
    sockets.push(socket);
  });
  server.listen(0, host);
  await once(server, "listening");
  servers.push(server);
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, sockets };
}

/** A server that does what it is told with each connection. */
export async function startHostileServer(act: (socket: Socket) => void, host = "127.0.0.1"): Promise<HostileServer> {
  return listen(createServer(act), host);
}

/** Speaks TLS from the first byte, with a certificate of its own making, and greets as an IMAP server. */
export async function startTlsServer(certificate: {
  readonly name: string;
  readonly notAfter?: Date;
  /** Signed by an authority of this name, which is made for it; else by itself. */
  readonly issuer?: string;
}) {
  const authority = certificate.issuer === undefined ? null : await makeAuthority(certificate.issuer);
  const pems = await generate([{ name: "commonName", value: certificate.name }], {
    keyType: "ec",
    ...(authority === null ? {} : { ca: { key: authority.private, cert: authority.cert } }),
    ...(certificate.notAfter === undefined
      ? {}
      : { notBeforeDate: new Date(certificate.notAfter.getTime() - 86_400_000), notAfterDate: certificate.notAfter }),
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: certificate.name }] }],
  });
  const server = createTlsServer({ key: pems.private, cert: pems.cert }, (socket) => {
    socket.on("error", () => undefined);
    socket.write("* OK ready\r\n");
  });
  server.on("tlsClientError", () => undefined);
  return listen(server, "127.0.0.1");
}

/** Answers each line by its first word after the tag; unknown words get BAD. */
export function speakImap(greeting: string, answers: Readonly<Record<string, string>>): (socket: Socket) => void {
  return (socket) => {
    socket.write(`${greeting}\r\n`);
    socket.on("data", (chunk) => {
      for (const line of chunk.toString("latin1").split("\r\n").slice(0, -1)) {
        const [tag = "", command = ""] = line.split(" ");
        socket.write((answers[command.toUpperCase()] ?? "TAG BAD unknown command").replaceAll("TAG", tag) + "\r\n");
      }
    });
  };
}

async function makeAuthority(name: string) {
  return generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [{ name: "basicConstraints", cA: true, critical: true }],
  });
}

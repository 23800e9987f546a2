import { connect, type ConnectionOptions, type NatsConnection } from "@nats-io/transport-node";

/**
 * Connects to NATS at `nats://[user:password@]host:port`, such as `adminUrl` of a stack; the client itself does not take
 * credentials from a URL.
 */
export async function connectNats(url: string, options: ConnectionOptions = {}): Promise<NatsConnection> {
  const { host, username, password } = new URL(url);
  const user = username === "" ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  return connect({ ...options, ...user, servers: host });
}

/**
 * The whole product on real servers, in a temporary directory and on free ports, with nobody in it but an administrator.
 * What a story needs is made through the public API, as any customer would make it.
 */
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServiceName } from "@mailroom/contracts/service-name";
import { startBackingServices, type BackingServices } from "@mailroom/local-stack/backing-services";
import { startSystem, type System } from "@mailroom/local-stack/system";
import { eventually } from "@mailroom/test-kit/eventually";
import { listMessages, type StoredMessage } from "@mailroom/test-kit/list-messages";
import { signIn, type RestClient } from "../scripts/demo/rest-client.ts";

export type WholeSystem = {
  readonly backing: BackingServices;
  readonly system: System;
  /** Signed in through the public API. */
  readonly admin: RestClient;
  /** What the administrator types to sign in. */
  readonly adminCredentials: { readonly emailAddress: string; readonly password: string };
  /** Makes a mailbox on the mail server, for a customer or an account. */
  addMailbox(address: string): Promise<Mailbox>;
  /** Ends everything and removes its data. */
  stop(): Promise<void>;
};

export type Mailbox = {
  readonly address: string;
  readonly password: string;
  /** Puts a mail into it by LMTP, as the customer's own provider would. */
  deliver(raw: string | Uint8Array): Promise<void>;
  /** Everything in one IMAP mailbox (default INBOX), oldest first; flags are not touched. */
  list(mailbox?: string): Promise<StoredMessage[]>;
};

export type WholeSystemOptions = {
  /** Nothing is said where it is missing. */
  readonly progress?: (line: string) => void;
  /** Replaces what services get otherwise. */
  readonly environment?: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>>;
};

/** Generous for two cores that start six services, a database and a browser's worth of tests. */
export const startDeadlineMs = 180_000;

const adminAddress = "admin@mailroom.test";

/** Resolves when an administrator is signed in. What was started ends with this process, however it ends. */
export async function startWholeSystem(options: WholeSystemOptions = {}): Promise<WholeSystem> {
  const progress = options.progress ?? (() => undefined);
  const directory = mkdtempSync(join(tmpdir(), "mailroom-e2e-"));
  // Postgres and Dovecot run as users of their own, who must be able to reach their part of it.
  chmodSync(directory, 0o711);
  const adminPassword = makePassword();
  const backing = await startBackingServices({
    directory,
    persistent: false,
    need: { postgres: true, redis: true, nats: true, mail: true },
    progress,
    environment: process.env,
  });
  try {
    const system = await startSystem({
      backing,
      directory: join(directory, "system"),
      gatewayPort: 0,
      progress,
      environment: withAdministrator(options.environment ?? {}, adminPassword),
    });
    const admin = await eventually(async () => signIn(system.gatewayUrl, adminAddress, adminPassword));
    const adminCredentials = { emailAddress: adminAddress, password: adminPassword };
    return expose({ backing, system, admin, adminCredentials, directory });
  } catch (error) {
    await backing.stop();
    throw error;
  }
}

function withAdministrator(
  environment: NonNullable<WholeSystemOptions["environment"]>,
  password: string,
): NonNullable<WholeSystemOptions["environment"]> {
  const administrator = {
    GATEWAY_BOOTSTRAP_ADMIN_EMAIL: adminAddress,
    GATEWAY_BOOTSTRAP_ADMIN_PASSWORD: password,
  };
  return { ...environment, gateway: { ...administrator, ...environment.gateway } };
}

type Parts = Pick<WholeSystem, "backing" | "system" | "admin" | "adminCredentials"> & { readonly directory: string };

function expose({ backing, system, directory, ...signedIn }: Parts): WholeSystem {
  return {
    ...{ backing, system, ...signedIn },
    async addMailbox(address) {
      const password = makePassword();
      await backing.mail.addMailbox(address, password);
      return {
        ...{ address, password },
        async deliver(raw) {
          const bytes = typeof raw === "string" ? Buffer.from(raw) : raw;
          await backing.mail.deliver({ from: "customer@example.test", to: [address], raw: bytes });
        },
        list: async (mailbox = "INBOX") => listMessages(backing.mail, { address, password, mailbox }),
      };
    },
    async stop() {
      await system.stop();
      keepLogs(directory);
      await backing.stop();
    },
  };
}

/** `MAILROOM_E2E_LOGS` names a directory that the logs of all processes are copied to, for the search after a failure. */
function keepLogs(directory: string): void {
  const target = process.env["MAILROOM_E2E_LOGS"];
  if (target === undefined) return;
  cpSync(join(directory, "logs"), join(target, "backing"), { recursive: true });
  cpSync(join(directory, "system", "logs"), join(target, "services"), { recursive: true });
}

/** Long enough for users, without what a demo mailbox's password may not hold. */
export function makePassword(): string {
  return randomBytes(12).toString("hex");
}

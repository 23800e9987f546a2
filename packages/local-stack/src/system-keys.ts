import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaNames, type SchemaName } from "./service-database.ts";

/** Made by chance at the first start and kept: what was encrypted with them must stay readable. */
export type SystemKeys = {
  /** Signs principals and cursors. */
  readonly internalKey: string;
  /** Seal credentials, `kid:base64key`. */
  readonly secretKeys: string;
  /** Of the database roles. */
  readonly passwords: Readonly<Record<SchemaName, string>>;
};

export function readOrMakeSystemKeys(directory: string): SystemKeys {
  const file = join(directory, "keys.json");
  if (existsSync(file)) {
    const keys: SystemKeys = JSON.parse(readFileSync(file, "utf8"));
    return keys;
  }
  const password = () => randomBytes(24).toString("base64url");
  const [accountConfig, imapIngest, interactionHistory, routing, smtpSend, gateway, blobs] = schemaNames;
  const keys: SystemKeys = {
    internalKey: randomBytes(32).toString("base64"),
    secretKeys: `local1:${randomBytes(32).toString("base64")}`,
    passwords: {
      [accountConfig]: password(),
      [imapIngest]: password(),
      [interactionHistory]: password(),
      [routing]: password(),
      [smtpSend]: password(),
      [gateway]: password(),
      [blobs]: password(),
    },
  };
  mkdirSync(directory, { recursive: true });
  writeFileSync(file, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  return keys;
}

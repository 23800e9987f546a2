import { randomUUID } from "node:crypto";
import { chmod, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";

/**
 * The users of the demo mail server: one Dovecot passwd-file each, named by the address. Dovecot looks at a passwd-file
 * at most once a second; a file of its own makes a new user known at once, whoever was asked for just before.
 */
const addressPattern = /^[a-z0-9._=-]+@[a-z0-9.-]+$/;

/** Null where there is no such mailbox. */
export async function findMailPassword(usersDirectory: string, address: string): Promise<string | null> {
  if (!addressPattern.test(address)) return null;
  try {
    const line = await readFile(join(usersDirectory, address), "utf8");
    return /^[^:]+:\{PLAIN\}([^:]*):/.exec(line)?.[1] ?? null;
  } catch (error) {
    if (errorCode(error) === "ENOENT") return null;
    throw error;
  }
}

/** @throws when the address cannot be a mailbox here, or exists with another password. */
export async function addMailUser(usersDirectory: string, address: string, password: string): Promise<void> {
  // No "+": Dovecot takes what follows it for a detail of the mailbox before it.
  if (!addressPattern.test(address)) throw new Error(`not a mailbox name of this server: ${address}`);
  if (!/^[^\s:{}]{1,200}$/.test(password)) {
    throw new Error("the password of a demo mailbox may hold no space, colon or brace");
  }
  const known = await findMailPassword(usersDirectory, address);
  if (known === password) return;
  if (known !== null) throw new Error(`${address} exists with another password`);
  const unfinished = join(usersDirectory, `.${randomUUID()}`);
  await writeFile(unfinished, `${address}:{PLAIN}${password}::::::\n`);
  // Whatever the umask: Dovecot's authentication reads it through the directory's group.
  await chmod(unfinished, 0o640);
  await rename(unfinished, join(usersDirectory, address));
}

import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { credentialsFile, stateDirectory } from "./paths.ts";

export type DemoCredentials = {
  readonly adminPassword: string;
  readonly agentPassword: string;
  readonly mailboxPassword: string;
  /** Empty until the key was made through the API. */
  readonly apiKey: string;
};

function makePassword(): string {
  return randomBytes(9).toString("base64url").replaceAll(/[-_]/g, "x");
}

/** The credentials of the start before, or new ones. */
export async function readOrMakeCredentials(): Promise<DemoCredentials> {
  try {
    const kept: DemoCredentials = JSON.parse(await readFile(credentialsFile, "utf8"));
    return kept;
  } catch {
    const made = {
      adminPassword: makePassword(),
      agentPassword: makePassword(),
      mailboxPassword: makePassword(),
      apiKey: "",
    };
    await keepCredentials(made);
    return made;
  }
}

export async function keepCredentials(credentials: DemoCredentials): Promise<void> {
  await mkdir(stateDirectory, { recursive: true });
  await writeFile(credentialsFile, `${JSON.stringify(credentials, null, 2)}\n`, { mode: 0o600 });
}

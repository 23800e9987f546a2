/**
 * Whose access tokens the demo mail server believes: one public key a file, where Dovecot looks for it. The submission
 * relay checks tokens with the same keys.
 */
import { randomUUID } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { importSPKI, type JWTHeaderParameters, jwtVerify } from "jose";

export type TokenKey = {
  /** The `kid` of the tokens it signs. */
  readonly keyId: string;
  /** PEM, SubjectPublicKeyInfo of an RSA key. */
  readonly publicKey: string;
};

const algorithm = "RS256";
/** It becomes a file's name; Dovecot escapes all others. */
const keyIdPattern = /^[A-Za-z0-9_-]{1,80}$/;

export async function addTokenKey(tokenKeysDirectory: string, key: TokenKey): Promise<void> {
  const { keyId, publicKey } = key;
  if (!keyIdPattern.test(keyId)) throw new Error(`not a key id of this server: ${keyId}`);
  const directory = join(tokenKeysDirectory, "default", algorithm);
  await mkdir(directory, { recursive: true, mode: 0o755 });
  const unfinished = join(directory, `.${randomUUID()}`);
  await writeFile(unfinished, publicKey);
  // Whatever the umask: Dovecot's authentication reads it through the directory's group.
  await chmod(unfinished, 0o644);
  await rename(unfinished, join(directory, keyId));
}

/** The claim `mailbox` of a token with a good signature whose time has not passed; null for any other. */
export async function mailboxOfToken(tokenKeysDirectory: string, token: string): Promise<string | null> {
  try {
    const { payload } = await jwtVerify(token, (header) => readKey(tokenKeysDirectory, header), {
      algorithms: [algorithm],
      requiredClaims: ["exp"],
    });
    const mailbox = payload["mailbox"];
    return typeof mailbox === "string" ? mailbox.toLowerCase() : null;
  } catch {
    return null;
  }
}

async function readKey(tokenKeysDirectory: string, { kid = "" }: JWTHeaderParameters) {
  if (!keyIdPattern.test(kid)) throw new Error("a token without a key that is known here");
  return importSPKI(await readFile(join(tokenKeysDirectory, "default", algorithm, kid), "utf8"), algorithm);
}

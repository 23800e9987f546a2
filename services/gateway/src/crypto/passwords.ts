import { hash, verify } from "@node-rs/argon2";
import type { Passwords } from "../operations/ports.ts";

/** Argon2id (the library's default) as OWASP's password storage cheat sheet proposes it: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing runs in the thread pool, not on the event loop. */
export async function makePasswords(): Promise<Passwords> {
  // Compared with when nobody has the address, so that the answer takes as long.
  const nobody = await hash("a password that nobody has", parameters);
  return {
    hash: (password) => hash(password, parameters),
    async verify(passwordHash, password) {
      const isRight = await verify(passwordHash ?? nobody, password);
      return isRight && passwordHash !== null;
    },
  };
}

import { createHash, randomBytes } from "node:crypto";
import type { Tokens } from "../operations/ports.ts";

const tokenBytes = 32;

export const tokens: Tokens = {
  make: () => randomBytes(tokenBytes).toString("base64url"),
  hash: (token) => createHash("sha256").update(token, "utf8").digest(),
};

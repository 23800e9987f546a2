import { createHash } from "node:crypto";
import type { Digest } from "../domain/audit-chain.ts";

export const auditDigest: Digest = (before, text) => createHash("sha256").update(before).update(text).digest();

import type { VerifyTarget } from "../operations/ports.ts";
import type { StepLog } from "./step-log.ts";
import { VerifyFailure } from "./verify-failure.ts";

/**
 * Whether the login has failed before it began: a clone and an imported account have no password yet, and what libraries and
 * servers say of an empty one helps nobody.
 */
export async function isPasswordMissing({ login }: VerifyTarget, log: StepLog, signal: AbortSignal): Promise<boolean> {
  if (login === null || login.accessToken !== undefined || login.password !== "") return false;
  const hint = "Type the password of this account, then test again.";
  await log.run("login", signal, () =>
    Promise.reject(new VerifyFailure("password-missing", "No password is stored.", hint)),
  );
  return true;
}

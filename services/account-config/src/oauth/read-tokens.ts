import type { Tokens } from "../operations/oauth-ports.ts";

type Answer = {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in?: number;
};

/** RFC 6749 §5.1 only recommends to tell the lifetime. */
const usualLifetimeSeconds = 3_600;

/** `claims`: of the ID token. */
export function readTokens(answer: Answer, claims?: Readonly<Record<string, unknown>>): Tokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: seconds } = answer;
  return {
    accessToken,
    refreshToken: refreshToken ?? null,
    lifetimeSeconds: seconds !== undefined && seconds > 0 ? seconds : usualLifetimeSeconds,
    address: addressOf(claims ?? {}),
  };
}

/** Microsoft gives users without a mailbox of their own no `email`; their sign-in name says who they are. */
function addressOf(claims: Readonly<Record<string, unknown>>): string | null {
  const found = [claims["email"], claims["preferred_username"]].find((claim) => typeof claim === "string");
  return typeof found === "string" ? found.slice(0, 320) : null;
}

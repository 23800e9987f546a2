import type { Account } from "../../api/resources.ts";

type Service = Account["service"];

/** Providers by the domain of the address. Companies with domains of their own are Custom until somebody says otherwise. */
const providers: readonly (readonly [RegExp, Service])[] = [
  [/^(gmail|googlemail)\.com$/, "gmail"],
  [/^(yahoo|ymail|rocketmail)\.([a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/, "yahoo"],
  [/^(hotmail|outlook|live|msn)\.([a-z]{2,3}|co\.[a-z]{2}|com\.[a-z]{2})$/, "hotmail"],
  [/\.onmicrosoft\.com$/, "outlook365"],
];

/** null: nobody we know. */
export function detectService(emailAddress: string): Service | null {
  const domain = emailAddress.trim().toLowerCase().split("@").at(-1) ?? "";
  return providers.find(([pattern]) => pattern.test(domain))?.[1] ?? null;
}

/** `support@acme.test` → Support, SUPPO. */
export function suggestNames(emailAddress: string): { name: string; key: string } {
  const local = emailAddress.trim().split("@")[0] ?? "";
  const words = local.split(/[._+-]+/).filter((word) => word !== "");
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
  const key = local
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 5)
    .toUpperCase();
  return { name, key };
}

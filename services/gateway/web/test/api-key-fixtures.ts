import type { ApiKey } from "@mailroom/contracts/api/session";
import { id, minutesAgo } from "./fixtures.ts";

export const apiKey: ApiKey = {
  id: id(60),
  name: "Web shop",
  prefix: "mrm_x9Kq2LmA",
  scopes: ["interactions.read", "interactions.reply", "accounts.read"],
  accountIds: [id(10), id(11)],
  cidrs: ["192.0.2.0/24", "2001:db8::/32"],
  expiresAt: minutesAgo(-90_000),
  createdAt: minutesAgo(200_000),
  lastUsedAt: minutesAgo(3),
};
export const apiKeys: ApiKey[] = [
  {
    ...apiKey,
    id: id(61),
    name: "Ticker ".repeat(30).trim(),
    prefix: "mrm_77aaPPzz",
    accountIds: null,
    lastUsedAt: null,
  },
  apiKey,
  {
    ...apiKey,
    id: id(62),
    name: "Old export",
    prefix: "mrm_0dT5ebQw",
    scopes: ["events.*"],
    expiresAt: minutesAgo(500),
  },
  { ...apiKey, id: id(63), name: "Backup", prefix: "mrm_Zb31nnc0", cidrs: null, accountIds: [id(99)], expiresAt: null },
];

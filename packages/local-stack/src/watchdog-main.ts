/**
 * Holds the reading end of a pipe whose only writer is the process that started the stack. When that process ends,
 * however it ends, the kernel closes the pipe; then everything still on the list is ended. It runs in a session of its
 * own, so Ctrl-C and a closed terminal do not reach it.
 */
import { createInterface } from "node:readline";
import { endWards, wardKey, type Ward } from "./ward.ts";

type Order = { readonly guard: Ward } | { readonly release: string };

const wards = new Map<string, Ward>();

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const order: Order = JSON.parse(line);
  if ("guard" in order) wards.set(wardKey(order.guard), order.guard);
  else wards.delete(order.release);
}
await endWards([...wards.values()]);

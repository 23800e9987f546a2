import { once } from "node:events";
import { createServer } from "node:net";
import { expect, test } from "@jest/globals";
import { findFreePort, isPortFree } from "./free-port.ts";

test("a port somebody listens on is busy, not an error, and another one is found in its place", async () => {
  const port = await findFreePort();
  const holder = createServer().listen(port, "127.0.0.1");
  await once(holder, "listening");
  try {
    expect(await isPortFree(port)).toBe(false);
    expect(await findFreePort(port)).not.toBe(port);
  } finally {
    holder.close();
    await once(holder, "close");
  }
  expect(await isPortFree(port)).toBe(true);
});

test("a port that cannot be had at all says why", async () => {
  // An address for documentation only (RFC 5737): no machine has it.
  await expect(isPortFree(20_000, "192.0.2.1")).rejects.toThrow("EADDRNOTAVAIL");
});

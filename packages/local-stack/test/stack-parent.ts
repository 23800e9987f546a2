/** Starts a stack, tells where, and waits for its end: what the tests kill. */
import { startBackingServices } from "@mailroom/local-stack/backing-services";

const [directory = "", persistent = "", ...names] = process.argv.slice(2);
const services = await startBackingServices({
  directory,
  persistent: persistent === "persistent",
  need: Object.fromEntries(names.map((name) => [name, true])),
  progress: () => undefined,
  environment: { PATH: process.env["PATH"] },
});
process.stdout.write(`${JSON.stringify({ adminUrl: services.postgres.adminUrl, redisUrl: services.redis.url })}\n`);
setInterval(() => undefined, 1_000);

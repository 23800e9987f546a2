/** `npm stop`: ends the system that `npm start` (usually with `--detach`) left running. */
import { endRunningSystem } from "./demo/running-process.ts";

const ended = await endRunningSystem();
console.log(
  ended ? "Mailroom has stopped. Its data is kept: npm start continues with it." : "Mailroom is not running here.",
);

/** `npm stop`: ends the system that `npm start` (usually with `--detach`) left running. */
import { endLostSystem, endRunningSystem } from "./demo/running-process.ts";

if (await endRunningSystem()) console.log("Mailroom has stopped. Its data is kept: npm start continues with it.");
else if (await endLostSystem()) console.log("Mailroom has stopped. Its data was moved or removed while it ran.");
else console.log("Mailroom is not running here.");

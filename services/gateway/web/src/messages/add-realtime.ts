/** The words of the Realtime page, fetched with it. */
import { realtimeMessages } from "./en/realtime.ts";
import { addMessages } from "./format.ts";

addMessages(realtimeMessages);

/** The words of API keys, fetched with what shows them. */
import { systemMessages } from "./en/system.ts";
import { addMessages } from "./format.ts";

addMessages(systemMessages);

/** The words of composers, fetched with them and not with all of `en-later.ts`. */
import { fileMessages } from "./en/files.ts";
import { addMessages } from "./format.ts";

addMessages(fileMessages);

/** The words of threads and their composers, fetched with them and not with all of `en-later.ts`. */
import { cannedPickMessages } from "./en/canned-answers.ts";
import { fileMessages } from "./en/files.ts";
import { threadMessages } from "./en/thread.ts";
import { addMessages } from "./format.ts";

addMessages({ ...fileMessages, ...cannedPickMessages, ...threadMessages });

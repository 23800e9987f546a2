/** The words of tags, fetched with them. */
import { tagMessages } from "./en/tags.ts";
import { addMessages } from "./format.ts";

addMessages(tagMessages);

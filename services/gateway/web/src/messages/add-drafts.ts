/** The words of the list of drafts, fetched with it. */
import { draftListMessages } from "./en/drafts.ts";
import { addMessages } from "./format.ts";

addMessages(draftListMessages);

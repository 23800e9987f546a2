/** How agents appear to customers: of the dialog that everybody has, and of the page of users. */
import { profileMessages } from "./en/profile.ts";
import { addMessages } from "./format.ts";

addMessages(profileMessages);

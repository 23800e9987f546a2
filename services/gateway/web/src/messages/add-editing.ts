/** Of every form that changes what exists already. */
import { editingMessages } from "./en/editing.ts";
import { addMessages } from "./format.ts";

addMessages(editingMessages);

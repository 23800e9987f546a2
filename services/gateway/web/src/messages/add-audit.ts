/** The words of the audit log, fetched with its page. */
import { auditMessages } from "./en/audit.ts";
import { addMessages } from "./format.ts";

addMessages(auditMessages);

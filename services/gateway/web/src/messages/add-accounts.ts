/** The words of accounts, their states and tests, fetched with what shows them. */
import { accountMessages } from "./en/accounts.ts";
import { addMessages } from "./format.ts";

addMessages(accountMessages);

/** The words of the desk, of queues, agents and users, fetched with what shows them. */
import { routingMessages } from "./en/routing.ts";
import { addMessages } from "./format.ts";

addMessages(routingMessages);

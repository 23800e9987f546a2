/** The words of deliveries, fetched with what shows them. */
import { deliveryMessages } from "./en/deliveries.ts";
import { addMessages } from "./format.ts";

addMessages(deliveryMessages);

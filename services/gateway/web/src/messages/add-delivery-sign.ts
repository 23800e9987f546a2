/** What a delivery's state says beside a word, fetched with it. */
import { deliverySignMessages } from "./en/delivery-sign.ts";
import { addMessages } from "./format.ts";

addMessages(deliverySignMessages);

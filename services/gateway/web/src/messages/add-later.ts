/** Whatever shows texts of `en-later.ts` imports this first: `import "../../messages/add-later.ts"`. */
import { enLater } from "./en-later.ts";
import { addMessages } from "./format.ts";

addMessages(enLater);

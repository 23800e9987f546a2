import { actionFields } from "./actions/action-fields.ts";
import { advancedFields } from "./advanced/advanced-fields.ts";
import type { EditField } from "./edit-field.ts";
import { serverFields } from "./servers/server-fields.ts";
import { settingsFields } from "./settings/settings-fields.ts";

/** Everything that SAVE stores, in the order of the page. */
export const editFields: readonly EditField[] = [
  ...settingsFields,
  ...serverFields,
  ...advancedFields,
  ...actionFields,
];

/** Without schemas, so that a browser can have it for nothing. */

/** What a condition of an action may ask of a message or its contact. */
export const stepFields = ["subject", "from", "to", "body", "contactName", "listId", "isReply", "isAutomatic"] as const;
export const stepOperators = ["equals", "notEquals", "contains", "notContains", "startsWith", "endsWith"] as const;

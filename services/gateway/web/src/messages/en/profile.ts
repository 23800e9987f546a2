/** How agents appear to customers. */
export const profileMessages = {
  "profile.alias": "Alias",
  "profile.aliasHelp": "Customers read it instead of the name. Empty: the name; never the sign-in address.",
  "profile.mine": "How customers see you",
  "profile.saved": "Saved.",
  "profile.signature": "Signature",
  "profile.signatureHelp": "Stands below every answer, after a line with two dashes. Empty: nothing.",
} as const;

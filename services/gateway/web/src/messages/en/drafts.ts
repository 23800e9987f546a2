/** The list of one's drafts at the desk: fetched with it (`add-drafts.ts`). */
export const draftListMessages = {
  "drafts.discard": "Discard draft",
  "drafts.discardFailed": "The draft was not discarded.",
  "drafts.discardOf": "Discard draft: {draft}",
  "drafts.discardTitle": "Discard what you have written?",
  "drafts.empty": "(nothing written yet)",
  "drafts.failed": "Your drafts could not be loaded.",
  "drafts.hidden": "No longer visible to you",
  "drafts.newMail": "New mail",
  "drafts.reply": "#{number} {name}",
  "drafts.title": "My drafts",
} as const;

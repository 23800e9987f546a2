/** Tags of interactions and the filter by them: fetched with these (`add-tags.ts`). */
export const tagMessages = {
  "tags.add": "Add tag",
  "tags.addCondition": "And tags",
  "tags.clear": "Clear tags",
  "tags.failed": "The tags were not changed.",
  "tags.filter": "Tags",
  "tags.filterHelp": "Any of these tags",
  "tags.isOn": "Condition counts: {tags}",
  "tags.placeholder": "Tag, Enter",
  "tags.remove": "Take tag away: {tag}",
  "tags.severalConditions":
    "Multiple conditions have been detected for the ‘Tags’ attribute. Either disable or remove the duplicated conditions.",
  "tags.title": "Tags",
} as const;

/** Of forms whose stored version may have moved on. */
export const editingMessages = {
  "conflict.again": "It was not saved: another version was stored while you were editing. Save compares the two again.",
  "conflict.apply": "Apply and save",
  "conflict.kept":
    "{count, plural, =0 {Nothing else of yours is left to save.} one {# change of yours does not collide and is kept.} other {# changes of yours do not collide and are kept.}}",
  "conflict.stored": "stored",
  "conflict.text":
    "Another version was stored at {at} while you were editing: by somebody else, or by you in another window.",
  "conflict.title": "Changed while you were editing",
  "conflict.yours": "yours",
} as const;

import Type from "typebox";

/** There is something to see: a name of spaces alone is an empty row that nobody can choose or search for. */
export const notBlank = "\\S";

/** What people call a thing that they made. */
export const Name = Type.String({ minLength: 1, maxLength: 255, pattern: notBlank });

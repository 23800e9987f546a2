import Type from "typebox";

/**
 * There is something to see: a name of spaces, controls or characters without a shape alone is an empty row that nobody can
 * choose or search for. In ranges, since not everybody who reads the API's description knows `\p{Cf}`.
 */
export const notBlank =
  "[^\\s\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f" +
  "\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\uffa0\\ufff9-\\ufffb]";

const seen = new RegExp(notBlank, "u");

/** Whether there is nothing in it to see, as {@link notBlank} says. */
export function isBlank(text: string): boolean {
  return !seen.test(text);
}

/** What people call a thing that they made. */
export const Name = Type.String({ minLength: 1, maxLength: 255, pattern: notBlank });

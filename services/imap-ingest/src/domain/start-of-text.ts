import { parseHeaderFields, valuesOf } from "./header-fields.ts";

/** RFC 5322 §2.2; what looks like the scheme of an address on the web is text. */
const fieldLine = /^[!-9;-~]+[ \t]*:(?!\/\/)/;
const continuation = /^[ \t\r]/;
/** What keeps mails in one file stands between them and is nobody's text (RFC 4155). */
const mboxLine = /^>?From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b/;

/** Written by servers and programs on the way, or said about the body: no text has lines like these. */
const neverInText =
  /^(?:received|return-path|delivered-to|message-id|references|in-reply-to|mime-version|content-.*|authentication-results|dkim-signature|arc-.*|list-.*|x-.*)$/;
/** A mail that is quoted has them, too. */
const oncePerMail = new Set(["from", "sender", "reply-to", "to", "cc", "date", "subject"]);

/**
 * Where the body begins of a mail whose writer left out the empty line before it: with the first line that is no field. -1
 * where each line is one, and where the header section goes on below such a line, so that the line alone is broken.
 */
export function startOfText(section: string): number {
  const start = firstOddLine(section);
  if (start === -1) return -1;
  const above = parseHeaderFields(section.slice(0, start));
  const names = new Set(above.map(({ name }) => name));
  // parts of a multipart, and what is quoted below a line, have fields of their own
  const [lines = ""] = section.slice(start).split(/^--/m);
  const goesOn = parseHeaderFields(lines).some(
    ({ name }) => neverInText.test(name) || (oncePerMail.has(name) && !names.has(name)),
  );
  const [encoding = ""] = valuesOf(above, "content-transfer-encoding");
  const isEncoded = encoding.toLowerCase() === "base64";
  return goesOn || (isEncoded && !/^[\w+/=\s]*$/.test(lines)) ? -1 : start;
}

function firstOddLine(section: string): number {
  for (const line of section.matchAll(/[^\n]+/g)) {
    const [text] = line;
    if (!continuation.test(text) && !mboxLine.test(text) && !fieldLine.test(text)) return line.index;
  }
  return -1;
}

/** `Re:` as mail programs of other languages write it, with counters as in `Re[2]:` and `AW(3):`. */
const replyPrefix =
  /^\s*(?:re|r|aw|antw|antwort|sv|vs|rv|rif|res|odp|ynt|atb|vá|yanıt|回复|回覆|答复|返信)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]\s*/iu;
// control characters, and line and paragraph separators
const unfit = /[\p{Cc}\u2028\u2029]+/gu;
/** RFC 5322 §2.1.1 allows 998 in a line; the name of the field and what MIME adds need room. */
const maxSubjectLength = 900;

/** The subject without any number of reply prefixes; what was forwarded stays marked. */
export function baseSubject(subject: string): string {
  let rest = subject.replace(unfit, " ").trim();
  for (;;) {
    const shorter = rest.replace(replyPrefix, "");
    if (shorter === rest) return rest;
    rest = shorter;
  }
}

/** `Re: ` and the base subject, once, as RFC 5322 §3.6.5 has it. */
export function replySubject(subject: string): string {
  return `Re: ${baseSubject(subject)}`.trim().slice(0, maxSubjectLength).toWellFormed();
}

/** `Fwd:` as mail programs of other languages write it. */
const forwardPrefix = /^\s*(?:fwd?|fw|wg|tr|rv|enc|i|doorst|vb|vs|pd|ytl|továbbítás|转发|轉寄)\s*[:：]\s*/iu;

/** `Fwd: ` and the subject without what replies and forwards put before it. */
export function forwardSubject(subject: string): string {
  let rest = baseSubject(subject);
  for (;;) {
    const shorter = baseSubject(rest.replace(forwardPrefix, ""));
    if (shorter === rest) return `Fwd: ${rest}`.trim().slice(0, maxSubjectLength).toWellFormed();
    rest = shorter;
  }
}

/** What was typed where anything of it is to be seen, else the subject that stands in for it. */
export function chooseSubject(given: string | undefined, otherwise: string): string {
  const clean = cleanSubject(given ?? "");
  return clean === "" ? otherwise : clean;
}

/** A subject as somebody typed it, fit for a header and for the database. */
export function cleanSubject(subject: string): string {
  return subject.replace(unfit, " ").trim().slice(0, maxSubjectLength).toWellFormed();
}

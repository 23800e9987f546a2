const urlPattern = /\bhttps?:\/\/[^\s<>"'`]{1,2000}/g;
/** Belongs to the sentence, not to the address. */
const sentenceEnd = /[.,;:!?)\]}]+$/;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Plain text as HTML that looks alike: blank lines part paragraphs, line ends are kept, web addresses become links. */
export function textToHtml(text: string): string {
  const paragraphs = text
    .replaceAll("\r\n", "\n")
    .trim()
    .split(/\n[ \t]*\n\s*/);
  const body = paragraphs.map((paragraph) => `<p>${paragraph.split("\n").map(lineToHtml).join("<br>\n")}</p>`);
  return `<div>${body.join("\n")}</div>`;
}

function lineToHtml(line: string): string {
  let html = "";
  let end = 0;
  for (const match of line.matchAll(urlPattern)) {
    const url = match[0].replace(sentenceEnd, "");
    html += `${escapeHtml(line.slice(end, match.index))}<a href="${escapeHtml(url)}">${escapeHtml(url)}</a>`;
    end = match.index + url.length;
  }
  return (html + escapeHtml(line.slice(end))).replace(/ {2}/g, "&nbsp; ");
}

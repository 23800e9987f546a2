/**
 * A stranger's HTML made safe to show in a page of its own: an allow-list of elements, attributes and
 * style properties; no script, style element, SVG, MathML, form or frame; images by Content-ID only, others are kept as
 * a data attribute that loads nothing; links absolute, to the web or a mail address, in a window of their own.
 */
import sanitizeHtml, { type Attributes, type IOptions, type Tag } from "sanitize-html";
import { limitNesting } from "./limit-nesting.ts";
import { allowedStyles } from "./style-rules.ts";

/** Raise it with every change of what comes out: renderings of other versions are made anew. */
export const sanitiserVersion = 2;

export type Sanitised = {
  readonly html: string;
  /** Images that were not shown because they lie elsewhere. */
  readonly remoteImages: number;
};

/** Mail above this is cut: nobody reads two million characters in a frame. */
const maxInputLength = 2_000_000;
/** Real mail nests some thirty tables of four levels; deeper trees exhaust the stack of whoever walks them. */
const nestingLimit = 200;

const allowedTags =
  `a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup
  dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q
  s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr`.split(/\s+/);

/** Their content is no text for people either. */
const nonTextTags =
  `script style title textarea option select noscript noembed noframes iframe xmp plaintext template svg
  math object applet audio video canvas`.split(/\s+/);

const sizes = ["width", "height"];
const cell = ["colspan", "rowspan", "nowrap", "scope", ...sizes];

export function sanitise(html: string): Sanitised {
  let remoteImages = 0;
  const options: IOptions = {
    allowedTags,
    nonTextTags,
    disallowedTagsMode: "discard",
    nestingLimit,
    allowedAttributes: {
      "*": ["style", "dir", "lang", "title", "align", "valign", "bgcolor"],
      a: ["href", "target", "rel"],
      img: ["data-cid", "data-remote-image", "alt", ...sizes],
      font: ["color", "face", "size"],
      table: ["border", "cellpadding", "cellspacing", ...sizes],
      td: cell,
      th: cell,
      col: ["span", ...sizes],
      colgroup: ["span", ...sizes],
      ol: ["start", "type"],
      li: ["value"],
    },
    allowedStyles,
    allowedSchemes: ["http", "https", "mailto"],
    allowProtocolRelative: false,
    transformTags: {
      a: safeLink,
      img: (_name, attributes) => {
        const image = safeImage(attributes);
        if ("data-remote-image" in image.attribs) remoteImages += 1;
        return image;
      },
    },
  };
  return { html: sanitizeHtml(limitNesting(html.slice(0, maxInputLength), nestingLimit), options), remoteImages };
}

const linkSchemes = new Set(["http:", "https:", "mailto:"]);

function safeLink(_name: string, { href, style, title }: Attributes): Tag {
  const url = href === undefined ? null : absoluteUrl(href);
  const kept = { ...(style === undefined ? {} : { style }), ...(title === undefined ? {} : { title }) };
  if (url === null || !linkSchemes.has(url.protocol)) return { tagName: "a", attribs: kept };
  return { tagName: "a", attribs: { href: url.href, target: "_blank", rel: "noopener noreferrer", ...kept } };
}

function safeImage(given: Attributes): Tag & { attribs: Attributes } {
  const source = (given["src"] ?? "").trim();
  const { alt, width, height, style, title } = given;
  const shown = Object.entries({ alt, width, height, style, title }).filter(([, value]) => value !== undefined);
  const kept: Attributes = Object.fromEntries(shown.map(([name, value]) => [name, value ?? ""]));
  if (/^cid:/i.test(source)) {
    // First: the page puts the image's bytes in its place, and finds the tag by this attribute.
    return { tagName: "img", attribs: { "data-cid": encodeContentId(source.slice(4)), ...kept } };
  }
  const url = absoluteUrl(source.startsWith("//") ? `https:${source}` : source);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return { tagName: "img", attribs: kept };
  return { tagName: "img", attribs: { "data-remote-image": url.href, ...kept } };
}

/** RFC 2392: a cid URL is percent-encoded, the header field is not. */
function encodeContentId(urlPart: string): string {
  return Buffer.from(decodePercent(urlPart), "utf8").toString("base64url");
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is meant as such
  }
}

/** Relative addresses mean nothing in a mail, and a base element is not believed. */
function absoluteUrl(text: string): URL | null {
  // browsers drop tabs and line ends inside an address before they look at its scheme
  return URL.parse(
    text
      .replace(/[\p{Cc}\s]+/gu, " ")
      .trim()
      .replaceAll(" ", "%20"),
  );
}

import { escapeValue } from "./fill-template.ts";

/** Nothing is loaded but pictures that are in the document itself, whatever the frame around it permits. */
const head =
  '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
  `<meta http-equiv="content-security-policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">` +
  '<meta name="color-scheme" content="light dark"><title>Preview</title>' +
  "<style>body{margin:16px;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head>";

/** A whole document for a sandboxed frame. */
export const previewDocument = {
  /** Of HTML that is safe already. */
  ofHtml: (html: string): string => `${head}<body>${html}</body></html>`,
  ofText: (text: string): string => `${head}<body><p>${escapeValue(text)}</p></body></html>`,
};

/**
 * RFC 6266 with the extended form of RFC 8187: programs that know it show the real name, others an ASCII one. Always
 * `attachment`: nothing a stranger sent is opened in the page.
 */
export function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/gu, "_").replace(/["\\%;]/g, "_");
  const extended = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${extended}`;
}

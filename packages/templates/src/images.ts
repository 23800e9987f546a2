/** A template shows the account's logo by `<img src="cid:logo">`; the sanitiser has made `data-cid` of it. */
export const logoContentId = "logo";

const named = /<img data-cid="([A-Za-z0-9_-]*)"/g;

/** Content-IDs of the images in sanitised HTML. */
export function namesOfImages(sanitisedHtml: string): string[] {
  return [...sanitisedHtml.matchAll(named)].map(([, encoded = ""]) => Buffer.from(encoded, "base64url").toString());
}

/** The images get their source back; `sourceOf` says which, null leaves the place empty. It must be safe in an attribute. */
export function withImages(sanitisedHtml: string, sourceOf: (contentId: string) => string | null): string {
  return sanitisedHtml.replaceAll(named, (tag, encoded: string) => {
    const source = sourceOf(Buffer.from(encoded, "base64url").toString());
    return source === null ? tag : `<img src="${source}"`;
  });
}

/** What has no source loads nothing, but some mail programs draw a broken picture: it goes. */
export function withoutImages(sanitisedHtml: string): string {
  return sanitisedHtml.replace(/<img data-(?:cid|remote-image)="[^"]*"[^>]*>/g, "");
}

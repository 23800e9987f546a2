import { uploadAccountLogo } from "@mailroom/contracts/api/account-logo";

/** The logo of an account's template (S38). The bytes are in the blob store, under `hash`. */
export type Logo = {
  /** Names this upload, and the reference that keeps its bytes. */
  readonly id: string;
  readonly hash: string;
  readonly mediaType: LogoMediaType;
  readonly sizeBytes: number;
};
export type LogoMediaType = (typeof signatures)[number]["mediaType"];

export const maxLogoBytes = uploadAccountLogo.maxBodyBytes;

/** How the files begin, in Latin-1. What a name or header claims does not count, and SVG is a program. */
const signatures = [
  { mediaType: "image/png", begins: /^\x89PNG\r\n\x1a\n/ },
  { mediaType: "image/jpeg", begins: /^\xff\xd8\xff/ },
  { mediaType: "image/gif", begins: /^GIF8[79]a/ },
  { mediaType: "image/webp", begins: /^RIFF[\s\S]{4}WEBP/ },
] as const;

/** Null where it is no picture that every mail program shows. */
export function logoMediaTypeOf(bytes: Uint8Array): LogoMediaType | null {
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  return signatures.find(({ begins }) => begins.test(start))?.mediaType ?? null;
}

export const logoReferencePrefix = "account-logo:";

/** Who needs the bytes, in the blob store's words. */
export function logoReference(logoId: string): string {
  return logoReferencePrefix + logoId;
}

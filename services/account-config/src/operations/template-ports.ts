/** What the operations on templates and logos need from outside. */
import type { Logo } from "../domain/logo.ts";
import type { StoredTemplate } from "../domain/message-template.ts";

export type TemplatePage = {
  readonly search: string | null;
  readonly after: { readonly name: string; readonly id: string } | null;
  readonly limit: number;
};

export type TemplateStore = {
  find(id: string): Promise<StoredTemplate | null>;
  findForUpdate(id: string): Promise<StoredTemplate | null>;
  /** Those of the given ids that exist; keeps them from being deleted until the transaction ends. */
  lockExisting(ids: readonly string[]): Promise<string[]>;
  /** By name, then id. */
  list(page: TemplatePage): Promise<StoredTemplate[]>;
  /** @throws DomainError `name-taken` (conflict) */
  insert(template: StoredTemplate): Promise<void>;
  /** @throws DomainError `name-taken` (conflict) */
  update(template: StoredTemplate): Promise<void>;
  delete(id: string): Promise<void>;
  /** Names of accounts whose actions use it, a few of them. */
  listUsers(id: string): Promise<string[]>;
  /** Those of the given logos that accounts have. */
  findExistingLogos(logoIds: readonly string[]): Promise<string[]>;
};

/** Tells everybody who makes automatic mail. */
export type AnnounceTemplate = (template: StoredTemplate, what: "changed" | "deleted") => void;

/** `subject` is the one of a named template. */
export type CheckedKind = "body" | "named" | "subject" | "notification";
export type PreviewKind = Exclude<CheckedKind, "subject">;

export type PreviewInput = {
  readonly kind: PreviewKind;
  readonly source: string;
  /** Variable → value, over the samples. */
  readonly values: Readonly<Record<string, string>>;
  readonly fontFamily: string | undefined;
  readonly fontSizePx: number | undefined;
  readonly logo: { readonly mediaType: Logo["mediaType"]; readonly bytes: Uint8Array } | null;
};

export type TemplatePreview = {
  /** A whole document for a sandboxed frame; it loads nothing. */
  readonly html: string;
  readonly text: string;
  readonly warnings: readonly string[];
};

/** Reads and renders templates, each within its limits. */
export type TemplateEngine = {
  /** Why the template may not be stored, with line and column; empty: it may. */
  check(kind: CheckedKind, source: string): Promise<readonly string[]>;
  preview(input: PreviewInput): Promise<TemplatePreview | { readonly faults: readonly string[] }>;
};

/** The part of the blob store that logos need; each throws DomainError `blobs-unavailable` while it is away. */
export type LogoContent = {
  write(source: Uint8Array, options: { readonly reference: string }): Promise<{ readonly hash: string }>;
  readAll(hash: string, maxBytes: number): Promise<Uint8Array>;
  release(reference: string): Promise<void>;
  listReferences(query: {
    readonly prefix: string;
    readonly after?: string;
    readonly addedBefore: Date;
    readonly limit: number;
  }): Promise<string[]>;
};

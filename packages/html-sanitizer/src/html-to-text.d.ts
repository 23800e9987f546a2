/** The part of html-to-text 10 that is used; the package brings no types. */
declare module "html-to-text" {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  type Element = { readonly attribs: Readonly<Record<string, string>>; readonly children: readonly unknown[] };
  /** Writes one element; `walk`, `builder` and `options` are handed on to the formatters that the package brings. */
  export type Formatter = (
    element: Element,
    walk: unknown,
    builder: { readonly options: { readonly formatters: Readonly<Record<string, Formatter>> } },
    options: unknown,
  ) => void;
  type CompileOptions = {
    readonly formatters?: Readonly<Record<string, Formatter>>;
    readonly wordwrap?: number | false;
    readonly selectors?: readonly Selector[];
    readonly limits?: {
      readonly maxInputLength?: number;
      readonly maxDepth?: number;
      readonly maxChildNodes?: number;
      readonly ellipsis?: string;
    };
  };
  export function compile(options: CompileOptions): (html: string) => string;
}

/** The part of html-to-text 10 that is used; the package brings no types. */
declare module "html-to-text" {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  type CompileOptions = {
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

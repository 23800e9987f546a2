/** A template that was read and permitted: all that is left of the language. */
export type TemplateNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "content" }
  | {
      /** `then` where the variable is not empty. */
      readonly kind: "choice";
      readonly name: string;
      readonly then: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    };

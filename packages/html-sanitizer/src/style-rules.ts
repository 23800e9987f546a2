/**
 * Inline styles that mail needs to look like itself. Nothing that loads (no `url()`, no function but colours), nothing
 * that moves or covers: what is not named here is dropped.
 */
const properties = `color background background-color font font-family font-size font-style font-weight font-variant
  text-align text-decoration text-indent text-transform line-height letter-spacing word-spacing white-space word-break
  word-wrap overflow-wrap vertical-align direction display float clear width height min-width min-height max-width
  max-height margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom
  padding-left border border-top border-right border-bottom border-left border-color border-style border-width
  border-collapse border-spacing border-radius border-top-color border-top-style border-top-width border-right-color
  border-right-style border-right-width border-bottom-color border-bottom-style border-bottom-width border-left-color
  border-left-style border-left-width table-layout list-style-type box-sizing caption-side empty-cells`;

// No escapes, no at-rules, no parentheses but those of a colour.
const safeValue = /^(?:[^()\\<>@{}:;]|(?:rgba?|hsla?)\([\d\s.,%/]*\)){1,500}$/i;

export const allowedStyles: Record<string, Record<string, RegExp[]>> = {
  "*": Object.fromEntries(properties.split(/\s+/).map((name) => [name, [safeValue]])),
};

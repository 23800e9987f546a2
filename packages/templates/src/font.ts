import type { AccountPreferences } from "@mailroom/contracts/account-preferences";

export type Font = Pick<AccountPreferences["template"], "fontFamily" | "fontSizePx">;

/** Only fonts that mail programs have: a mail brings none along. */
const stacks: Readonly<Record<Font["fontFamily"], string>> = {
  system: "system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif",
  arial: "Arial, Helvetica, sans-serif",
  georgia: "Georgia, 'Times New Roman', serif",
  tahoma: "Tahoma, Geneva, sans-serif",
  times: "'Times New Roman', Times, serif",
  verdana: "Verdana, Geneva, sans-serif",
  courier: "'Courier New', Courier, monospace",
};

/** The name where it is one of a font, else `system`. */
export function fontFamilyOf(name: string | undefined): Font["fontFamily"] {
  return isFontFamily(name) ? name : "system";
}

function isFontFamily(name: string | undefined): name is Font["fontFamily"] {
  return name !== undefined && Object.hasOwn(stacks, name);
}

/** Safe HTML in the font, for mail programs that know inline styles only. */
export function inFont(html: string, { fontFamily, fontSizePx }: Font): string {
  return `<div style="font-family:${stacks[fontFamily]};font-size:${fontSizePx}px">${html}</div>`;
}

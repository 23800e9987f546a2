import { createTheme, type CSSVariablesResolver } from "@mantine/core";
import type { KeyboardEvent, MouseEvent } from "react";

/** Components use these roles, never palette names. All pairs meet WCAG AA on both backgrounds. */
const light = {
  "--accent": "#1971c2",
  "--danger": "#c92a2a",
  "--warn": "#8f5200",
  "--ok": "#087f5b",
  "--muted": "#5c6470",
  "--edge": "#868e96",
  "--line": "#e3e6ea",
  "--raised": "#f8f9fa",
  "--hover": "#f1f3f5",
  "--selected": "#e7f1fb",
  "--warn-back": "#fff8e6",
  "--danger-back": "#fff0f0",
};
const dark = {
  "--accent": "#4dabf7",
  "--danger": "#ff8787",
  "--warn": "#fcc419",
  "--ok": "#38d9a9",
  "--muted": "#b8b8b8",
  "--edge": "#828282",
  "--line": "#3a3a3a",
  "--raised": "#2e2e2e",
  "--hover": "#303030",
  "--selected": "#1c3448",
  "--warn-back": "#3a3320",
  "--danger-back": "#3f2626",
};

/** Mantine's own variables that miss the contrast, taken over by our roles. */
function mantineRoles(roles: typeof light): Record<string, string> {
  return {
    "--mantine-color-dimmed": roles["--muted"],
    "--mantine-color-placeholder": roles["--muted"],
    "--mantine-color-error": roles["--danger"],
    "--mantine-color-anchor": roles["--accent"],
    "--mantine-color-default-border": roles["--edge"],
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#b02525",
  };
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...light, ...mantineRoles(light), "--mantine-color-body": "#ffffff" },
  dark: { ...dark, ...mantineRoles(dark), "--mantine-color-body": "#242424" },
});

export const theme = createTheme({
  primaryColor: "blue",
  // white on #1971c2 in both schemes
  primaryShade: { light: 8, dark: 8 },
  defaultRadius: 6,
  focusRing: "never", // one ring for everything, in global.css
  cursorType: "pointer",
  respectReducedMotion: true,
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "16px", sm: "20px", md: "20px", lg: "24px", xl: "28px" },
  spacing: { xs: "8px", sm: "12px", md: "16px", lg: "24px", xl: "32px" },
  headings: {
    fontWeight: "600",
    sizes: { h1: { fontSize: "20px", lineHeight: "28px" }, h2: { fontSize: "16px", lineHeight: "24px" } },
  },
  // plain objects: naming the components here would load them all with the first paint
  components: {
    // the placeholder is a focusable element that a menu must not have
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { transitionProps: { duration: 120, transition: "fade" } } },
    Drawer: { defaultProps: { position: "right", transitionProps: { duration: 120, transition: "fade" } } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ["label", "input", "description", "error"] } },
    Switch: { defaultProps: { withThumbIndicator: false } },
    // what is typed begins anew, and Enter takes the first choice that it finds
    Select: {
      defaultProps: { selectFirstOptionOnChange: true, onMouseDown: selectText, onKeyDown: keepEnter },
    },
    MultiSelect: { defaultProps: { onKeyDown: keepEnter } },
    // a number beyond its limits is told, never changed behind somebody's back
    NumberInput: { defaultProps: { clampBehavior: "none" } },
  },
});

/** The choice that stands is there to be typed over, as it is for who comes by Tab; a second click places the caret. */
function selectText(event: MouseEvent<HTMLInputElement>): void {
  const { currentTarget } = event;
  if (currentTarget.readOnly || document.activeElement === currentTarget) return;
  event.preventDefault();
  currentTarget.focus();
  currentTarget.select();
}

/** While choices are shown, Enter chooses. Where none is found it must not send the form around them. */
function keepEnter(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key === "Enter" && event.currentTarget.dataset["expanded"] !== undefined) event.preventDefault();
}

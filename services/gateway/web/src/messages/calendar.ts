/** Names of days and months, and moments in a zone that is not the person's own. */
const locale = "en-GB";

type Length = "short" | "long";

/** 1 = Monday to 7 = Sunday. */
export function weekDayName(day: number, length: Length): string {
  // 1 January 2024 was a Monday
  return new Intl.DateTimeFormat(locale, { weekday: length, timeZone: "UTC" }).format(Date.UTC(2024, 0, day));
}

/** 1 = January to 12 = December. */
export function monthName(month: number, length: Length): string {
  return new Intl.DateTimeFormat(locale, { month: length, timeZone: "UTC" }).format(Date.UTC(2024, month - 1, 1));
}

/** `Fri 13 Mar`, in the zone. */
export function showDayIn(iso: string, timeZone: string): string {
  const parts = { weekday: "short", day: "numeric", month: "short", timeZone } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(iso)).replaceAll(",", "");
}

/** `09:00`, in the zone. */
export function showTimeIn(iso: string, timeZone: string): string {
  const parts = { hour: "2-digit", minute: "2-digit", hour12: false, timeZone } as const;
  return new Intl.DateTimeFormat(locale, parts).format(new Date(iso));
}

/** All zones that the browser knows, and those that are stored though it does not. */
export function zoneNames(...more: readonly string[]): string[] {
  const known = ["UTC", ...Intl.supportedValuesOf("timeZone"), ...more.filter((zone) => zone !== "")];
  return [...new Set(known)].sort();
}

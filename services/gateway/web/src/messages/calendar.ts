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

/** Zones that were renamed: browsers list each by one of its names only, mostly the older one, and take both. */
const renamedZones = [
  ["Africa/Asmera", "Africa/Asmara"],
  ["America/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["America/Catamarca", "America/Argentina/Catamarca"],
  ["America/Coral_Harbour", "America/Atikokan"],
  ["America/Cordoba", "America/Argentina/Cordoba"],
  ["America/Godthab", "America/Nuuk"],
  ["America/Indianapolis", "America/Indiana/Indianapolis"],
  ["America/Jujuy", "America/Argentina/Jujuy"],
  ["America/Louisville", "America/Kentucky/Louisville"],
  ["America/Mendoza", "America/Argentina/Mendoza"],
  ["Asia/Calcutta", "Asia/Kolkata"],
  ["Asia/Katmandu", "Asia/Kathmandu"],
  ["Asia/Rangoon", "Asia/Yangon"],
  ["Asia/Saigon", "Asia/Ho_Chi_Minh"],
  ["Atlantic/Faeroe", "Atlantic/Faroe"],
  ["Europe/Kiev", "Europe/Kyiv"],
  ["Pacific/Enderbury", "Pacific/Kanton"],
  ["Pacific/Ponape", "Pacific/Pohnpei"],
  ["Pacific/Truk", "Pacific/Chuuk"],
] as const;

/** All zones that the browser knows, by each of their names, and those that are stored though it does not. */
export function zoneNames(...more: readonly string[]): string[] {
  const known = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), ...more.filter((zone) => zone !== "")]);
  for (const names of renamedZones) {
    if (names.some((name) => known.has(name))) for (const name of names.filter(isTaken)) known.add(name);
  }
  return [...known].sort();
}

function isTaken(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat(locale, { timeZone });
    return true;
  } catch {
    return false;
  }
}

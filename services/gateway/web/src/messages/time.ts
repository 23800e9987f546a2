/** How instants, durations and sizes are written everywhere. Zones are the person's own unless a caller names one. */
const locale = "en-GB";

export type ShownInstant = {
  /** `14:32` today, `12 Mar` this year, `12 Mar 2024` before. */
  readonly short: string;
  /** With seconds and zone, for hover. */
  readonly full: string;
};

export function showInstant(iso: string, now: Date, timeZone?: string): ShownInstant {
  const at = new Date(iso);
  const zone = timeZone === undefined ? {} : { timeZone };
  const write = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { ...options, ...zone }).format(at);
  const dayOf = (date: Date): string => new Intl.DateTimeFormat("sv-SE", zone).format(date);
  const [day, today] = [dayOf(at), dayOf(now)];
  const time = write({ hour: "2-digit", minute: "2-digit", hour12: false });
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const date = write({ day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) });
  return {
    short: day === today ? time : date,
    full: write({ dateStyle: "medium", timeStyle: "long" }),
  };
}

/** Day and time both: for messages, where the order within a day matters. */
export function showDayAndTime(iso: string, now: Date, timeZone?: string): string {
  const { short } = showInstant(iso, now, timeZone);
  if (short.includes(":")) return short;
  const zone = timeZone === undefined ? {} : { timeZone };
  const time = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hour12: false, ...zone });
  return `${short}, ${time.format(new Date(iso))}`;
}

/** `14:32:07`, where seconds count. */
export function showClockTime(iso: string): string {
  const seconds = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false } as const;
  return new Intl.DateTimeFormat(locale, seconds).format(new Date(iso));
}

/** `45 s`, `6 min`, `1 d 2 h 5 min`; seconds only below a minute. */
export function showDuration(totalSeconds: number): string {
  const seconds = Math.max(0, Math.round(totalSeconds));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const parts = [
    [Math.floor(minutes / 1440), "d"],
    [Math.floor(minutes / 60) % 24, "h"],
    [minutes % 60, "min"],
  ] as const;
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(" ");
}

/** To the second: `1 d 2 h 5 min`, `5 min 30 s`; for what somebody sets, where a lost second would puzzle. */
export function showExactDuration(totalSeconds: number): string {
  const rest = totalSeconds % 60;
  if (totalSeconds < 60 || rest === 0) return showDuration(totalSeconds);
  return `${showDuration(totalSeconds - rest)} ${rest} s`;
}

/** A running duration: `0:24`, `3:12`, `1:04:55`. */
export function showTimer(totalSeconds: number): string {
  const seconds = Math.max(0, Math.floor(totalSeconds));
  const two = (value: number): string => String(value).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** `812 B`, `1.2 KB`, `16 MB`; a KB is 1,024 bytes. */
export function showSize(bytes: number): string {
  const units = ["B", "KB", "MB", "GB"] as const;
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 10 ? 0 : 1;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? ""}`;
}

export function showNumber(value: number): string {
  return new Intl.NumberFormat(locale).format(value);
}

/** What is not known is –, never 0. */
export const unknown = "–";

const written = /^(\d{1,2})(?:[:.h ]?(\d{2}))?$/;

/** `9`, `9:30`, `9.30`, `930` → `09:30`, as the API writes it; null where it is no time of a day. */
export function timeOfDay(text: string): string | null {
  const [, hours = "", minutes = "00"] = written.exec(text.trim()) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

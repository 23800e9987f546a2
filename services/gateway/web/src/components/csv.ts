/** Tables as CSV (RFC 4180), written so that a spreadsheet shows them and runs nothing. */

/** Spreadsheets take what begins so for a formula. */
const formulaStart = /^[=+\-@\t\r]/;
/** Without it Excel reads UTF-8 as something else. */
const byteOrderMark = "\uFEFF";

export type CsvValue = string | number | boolean | null;

export function toCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const lines = [header, ...rows].map((row) => row.map(toCell).join(","));
  return `${lines.join("\r\n")}\r\n`;
}

/** Text that would be a formula gets an apostrophe before it; numbers stay numbers. */
function toCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const harmless = formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Hands the text to the browser as a file. */
export function downloadCsv(filename: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([byteOrderMark, csv], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = filename;
  link.click();
  URL.revokeObjectURL(address);
}

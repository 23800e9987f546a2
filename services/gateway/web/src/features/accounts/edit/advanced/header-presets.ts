/** That mail has passed Microsoft's scanners (S67). */
export const microsoftHeaders = [
  "X-Microsoft-Antispam",
  "X-Forefront-Antispam-Report",
  "X-Microsoft-Antispam-Mailbox-Delivery",
  "X-Microsoft-Antispam-Message-Info",
] as const;

/** Names of headers ignore case (S64). */
export function hasHeader(filter: string, header: string): boolean {
  return filter.split(",").some((part) => part.split("=")[0]?.trim().toLowerCase() === header.toLowerCase());
}

export function withHeader(filter: string, header: string): string {
  return filter.trim() === "" ? header : `${filter.trim().replace(/,$/, "")},${header}`;
}

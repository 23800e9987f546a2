/**
 * What a provider lets one account send. The numbers are the providers' own where they publish them, and the lower of
 * what their users report where they do not; each is counted over a rolling window, as they count. Whoever goes above
 * them is locked out for up to a day, so what does not fit waits.
 *
 * | service    | limit                          | source                                                                  |
 * | ---------- | ------------------------------ | ----------------------------------------------------------------------- |
 * | gmail      | 500 recipients a day           | support.google.com/mail/answer/22839 (consumer; Workspace allows 2,000)  |
 * | outlook365 | 30 messages a minute           | learn.microsoft.com, "Exchange Online limits", message rate limit        |
 * | outlook365 | 10,000 recipients a day        | the same page, recipient rate limit                                      |
 * | hotmail    | 300 recipients a day           | support.microsoft.com, "Sending limits in Outlook.com": "varies"; reported |
 * | yahoo      | 100 messages an hour           | help.yahoo.com, "Sending limits": not published; reported                |
 * | yahoo      | 500 recipients a day           | as above                                                                |
 * | custom     | none                           | its server says so itself, by 4yz, and the delivery backs off            |
 */
export type SendLimit = {
  readonly most: number;
  readonly counts: "messages" | "recipients";
  readonly per: "minute" | "hour" | "day";
};

const limits: Readonly<Record<string, readonly SendLimit[]>> = {
  gmail: [{ most: 500, counts: "recipients", per: "day" }],
  outlook365: [
    { most: 30, counts: "messages", per: "minute" },
    { most: 10_000, counts: "recipients", per: "day" },
  ],
  hotmail: [{ most: 300, counts: "recipients", per: "day" }],
  yahoo: [
    { most: 100, counts: "messages", per: "hour" },
    { most: 500, counts: "recipients", per: "day" },
  ],
};

const windowsMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Limits of an account of this service; none for one that is not in the table. */
export function sendLimitsOf(service: string): readonly SendLimit[] {
  return Object.hasOwn(limits, service) ? (limits[service] ?? []) : [];
}

/** How long what was sent counts, in milliseconds. */
export function windowOf(limit: SendLimit): number {
  return windowsMs[limit.per];
}

/** In plain words, for who reads why a delivery waits. */
export function describeLimit({ most, counts, per }: SendLimit): string {
  return `${most.toLocaleString("en")} ${counts} ${per === "hour" ? "an" : "a"} ${per}`;
}

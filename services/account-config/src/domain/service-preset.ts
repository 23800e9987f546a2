import type { Account } from "@mailroom/contracts/api/account";

type PresetServer = { readonly host: string; readonly port: number; readonly tlsMode: "implicit" | "starttls" };
type ServicePreset = { readonly imap: PresetServer; readonly smtp: PresetServer; readonly filesSentMail: boolean };

/** What a known service needs of nobody (S8). `filesSentMail`: what goes out by its SMTP server appears in Sent by itself. */
const presets: Readonly<Record<Exclude<Account["service"], "custom">, ServicePreset>> = {
  gmail: {
    imap: { host: "imap.gmail.com", port: 993, tlsMode: "implicit" },
    smtp: { host: "smtp.gmail.com", port: 465, tlsMode: "implicit" },
    filesSentMail: true,
  },
  yahoo: {
    imap: { host: "imap.mail.yahoo.com", port: 993, tlsMode: "implicit" },
    smtp: { host: "smtp.mail.yahoo.com", port: 465, tlsMode: "implicit" },
    filesSentMail: false,
  },
  hotmail: {
    imap: { host: "outlook.office365.com", port: 993, tlsMode: "implicit" },
    smtp: { host: "smtp-mail.outlook.com", port: 587, tlsMode: "starttls" },
    filesSentMail: true,
  },
  outlook365: {
    imap: { host: "outlook.office365.com", port: 993, tlsMode: "implicit" },
    smtp: { host: "smtp.office365.com", port: 587, tlsMode: "starttls" },
    filesSentMail: true,
  },
};

export function presetOf(service: Account["service"]): ServicePreset | null {
  return service === "custom" ? null : presets[service];
}

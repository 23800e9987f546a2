import { t } from "../../../../messages/format.ts";
import type { AccountDraft } from "../account-draft.ts";
import type { EditField, SectionId } from "../edit-field.ts";

/** Custom has a section per server, the presets one for the login (S30, S34). */
const ofLogin = ({ service }: AccountDraft): SectionId => (service === "custom" ? "imap" : "authentication");
const ofCustomImap = ({ service }: AccountDraft): SectionId | null => (service === "custom" ? "imap" : null);
const ofCustomSmtp = ({ service }: AccountDraft): SectionId | null => (service === "custom" ? "smtp" : null);

export const serverFields: readonly EditField[] = [
  { section: ofLogin, path: "authentication", label: "account.authentication", help: "account.authenticationHelp" },
  {
    section: ofLogin,
    path: "authenticationMethod",
    label: "account.method",
    help: "account.methodHelp",
    show: ({ authenticationMethod }) =>
      t(authenticationMethod === "oauth" ? "account.method.oauth" : "account.method.password"),
  },
  {
    section: ofLogin,
    path: "cloudProviderId",
    label: "account.provider",
    help: "account.providerHelp",
    show: () => t("account.anotherProvider"),
  },
  { section: ofCustomImap, path: "imap.host", label: "account.imapHost", help: "account.hostHelp" },
  { section: ofCustomImap, path: "imap.port", label: "account.imapPort", help: "account.imapPortHelp" },
  { section: ofLogin, path: "imap.ssl", label: "account.ssl", help: "account.sslHelp" },
  { section: ofCustomImap, path: "imap.tlsMode", label: "account.tlsMode", help: "account.tlsModeHelp" },
  {
    section: ofCustomImap,
    path: "imap.authentication",
    label: "account.imapAuthentication",
    help: "account.authenticationHelp",
  },
  { section: ofLogin, path: "username", label: "account.username", help: "account.usernameHelp" },
  {
    section: ofLogin,
    path: "password",
    label: "account.password",
    help: "account.passwordHelp",
    show: () => t("account.aNewPassword"),
  },
  { section: ofLogin, path: "imap.username", label: "account.imapUsername", help: "account.ownUsernameHelp" },
  {
    section: ofLogin,
    path: "imap.password",
    label: "account.imapPassword",
    help: "account.passwordHelp",
    show: () => t("account.aNewPassword"),
  },
  { section: ofLogin, path: "imap.mailbox", label: "account.mailbox", help: "account.mailboxHelp" },
  {
    section: ofLogin,
    path: "imap.connectionTimeoutSeconds",
    label: "account.connectionTimeout",
    help: "account.connectionTimeoutHelp",
  },
  {
    section: ofLogin,
    path: "imap.authenticationTimeoutSeconds",
    label: "account.authenticationTimeout",
    help: "account.authenticationTimeoutHelp",
  },
  { section: ofCustomSmtp, path: "smtp.host", label: "account.smtpHost", help: "account.hostHelp" },
  { section: ofCustomSmtp, path: "smtp.port", label: "account.smtpPort", help: "account.smtpPortHelp" },
  { section: ofCustomSmtp, path: "smtp.ssl", label: "account.ssl", help: "account.sslHelp" },
  { section: ofCustomSmtp, path: "smtp.tlsMode", label: "account.tlsMode", help: "account.tlsModeHelp" },
  {
    section: ofCustomSmtp,
    path: "smtp.authentication",
    label: "account.smtpAuthentication",
    help: "account.smtpAuthenticationHelp",
  },
  { section: ofCustomSmtp, path: "smtp.username", label: "account.smtpUsername", help: "account.ownUsernameHelp" },
  {
    section: ofCustomSmtp,
    path: "smtp.password",
    label: "account.smtpPassword",
    help: "account.ownPasswordHelp",
    show: () => t("account.aNewPassword"),
  },
  {
    section: ofCustomSmtp,
    path: "smtp.connectionTimeoutSeconds",
    label: "account.connectionTimeout",
    help: "account.connectionTimeoutHelp",
  },
  {
    section: ofCustomSmtp,
    path: "smtp.authenticationTimeoutSeconds",
    label: "account.authenticationTimeout",
    help: "account.authenticationTimeoutHelp",
  },
];

/**
 * Mail providers whose settings are published by themselves. Ports 993 and 465 begin with TLS, 587 upgrades by STARTTLS.
 * A domain or mail exchanger with `*.` stands for all names below it.
 */
import type { Account, AccountProposal } from "@mailroom/contracts/api/account";

export type ProviderServer = readonly [host: string, port: 993 | 465 | 587];

export type KnownProvider = {
  readonly name: string;
  /** For customers with domains of their own, where the provider calls that otherwise. */
  readonly hostingName?: string;
  readonly service: Account["service"];
  readonly hostedService?: Account["service"];
  /** Of its mailboxes. */
  readonly domains: readonly string[];
  /** Of domains that it hosts. */
  readonly exchangers: readonly string[];
  /** null: the provider offers no such server. */
  readonly imap: ProviderServer | null;
  readonly smtp: ProviderServer | null;
  readonly authenticationMethod: AccountProposal["authenticationMethod"];
  readonly hint: string | null;
  readonly helpUrl: string | null;
};

type Entry = Pick<KnownProvider, "name" | "imap" | "smtp"> & Partial<KnownProvider>;

function provider(entry: Entry): KnownProvider {
  return {
    ...{ service: "custom", domains: [], exchangers: [], authenticationMethod: "password", hint: null, helpUrl: null },
    ...entry,
  };
}

function below(name: string, endings: string): string[] {
  return endings.split(" ").map((ending) => `${name}.${ending}`);
}

const appPassword = (where: string) => `Needs an app password instead of the account's password: make one in ${where}.`;
const microsoftHint = "Microsoft takes no passwords for IMAP and SMTP any more: log in with OAuth 2.0.";
const imapSwitch = "Switch on POP3 and IMAP in the mailbox's settings first; it is off at the beginning.";

const worldwide: readonly KnownProvider[] = [
  provider({
    ...{ name: "Gmail", hostingName: "Google Workspace", service: "gmail" },
    domains: ["gmail.com", "googlemail.com", "google.com"],
    exchangers: ["*.l.google.com", "smtp.google.com", "*.googlemail.com", "*.psmtp.com"],
    ...{ imap: ["imap.gmail.com", 993], smtp: ["smtp.gmail.com", 465] },
    hint: "Needs an app password (which needs two-step verification), or OAuth 2.0. The account's own password is refused.",
    helpUrl: "https://support.google.com/accounts/answer/185833",
  }),
  provider({
    ...{ name: "Outlook.com", hostingName: "Microsoft 365", service: "hotmail", hostedService: "outlook365" },
    domains: [
      ...below(
        "outlook",
        "com de fr es it at be cl cz dk ie jp kr pt sa sg sk com.ar com.au com.br com.gr com.tr com.vn co.id co.il co.th",
      ),
      ...below("hotmail", "com de fr es it at be ca ch cl dk fi gr nl no se co.jp co.uk com.ar com.br com.mx com.tr"),
      ...below(
        "live",
        "com de fr es it at be ca ch cl cn dk ie nl no se co.uk co.za com.ar com.au com.mx com.pt com.sg ru",
      ),
      ...["msn.com", "passport.com", "windowslive.com"],
    ],
    exchangers: ["*.olc.protection.outlook.com", "*.hotmail.com"],
    ...{ imap: ["outlook.office365.com", 993], smtp: ["smtp-mail.outlook.com", 587] },
    ...{ authenticationMethod: "oauth", hint: microsoftHint },
    helpUrl:
      "https://support.microsoft.com/office/pop-imap-and-smtp-settings-for-outlook-com-d088b986-291d-42b8-9564-9c414e2aa040",
  }),
  provider({
    ...{ name: "Microsoft 365", service: "outlook365" },
    domains: ["*.onmicrosoft.com", "microsoft.com", "office365.com"],
    exchangers: ["*.mail.protection.outlook.com", "*.mx.microsoft", "*.protection.partner.outlook.cn"],
    ...{ imap: ["outlook.office365.com", 993], smtp: ["smtp.office365.com", 587] },
    ...{ authenticationMethod: "oauth", hint: microsoftHint },
    helpUrl:
      "https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth",
  }),
  provider({
    ...{ name: "Yahoo Mail", service: "yahoo" },
    domains: [
      ...below(
        "yahoo",
        "com de fr es it at be ca dk fi gr ie in no pl pt ro ru se cz hu co.id co.il co.in co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.hk com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ve com.vn",
      ),
      ...["ymail.com", "rocketmail.com", "myyahoo.com", "y7mail.com"],
    ],
    exchangers: ["*.yahoodns.net"],
    ...{ imap: ["imap.mail.yahoo.com", 993], smtp: ["smtp.mail.yahoo.com", 465] },
    hint: appPassword("Account security, Generate app password"),
    helpUrl: "https://help.yahoo.com/kb/SLN15241.html",
  }),
  provider({
    ...{ name: "Yahoo! Japan", domains: ["yahoo.co.jp", "ybb.ne.jp"] },
    ...{ imap: ["imap.mail.yahoo.co.jp", 993], smtp: ["smtp.mail.yahoo.co.jp", 465] },
    hint: imapSwitch,
  }),
  provider({
    ...{ name: "iCloud Mail", domains: ["icloud.com", "me.com", "mac.com"], exchangers: ["*.mail.icloud.com"] },
    ...{ imap: ["imap.mail.me.com", 993], smtp: ["smtp.mail.me.com", 587] },
    hint: `${appPassword("account.apple.com, Sign-In and Security, App-Specific Passwords")} Where the IMAP login is refused, use the part before the @ as the user name.`,
    helpUrl: "https://support.apple.com/102654",
  }),
  provider({
    ...{ name: "AOL Mail", domains: [...below("aol", "com de fr it es co.uk"), "aim.com", "love.com", "netscape.net"] },
    ...{ imap: ["imap.aol.com", 993], smtp: ["smtp.aol.com", 465] },
    hint: appPassword("Account security, Generate app password"),
    helpUrl: "https://help.aol.com/articles/Create-and-manage-app-password",
  }),
  provider({
    ...{ name: "Fastmail", domains: ["fastmail.com", "fastmail.fm"], exchangers: ["*.messagingengine.com"] },
    ...{ imap: ["imap.fastmail.com", 993], smtp: ["smtp.fastmail.com", 465] },
    hint: appPassword("Settings, Privacy & Security, App passwords"),
    helpUrl: "https://www.fastmail.help/hc/en-us/articles/360058752854",
  }),
  provider({
    ...{ name: "Proton Mail", imap: null, smtp: null, exchangers: ["*.protonmail.ch"] },
    domains: ["proton.me", "protonmail.com", "protonmail.ch", "pm.me"],
    hint: "Proton encrypts mailboxes: IMAP and SMTP are spoken by Proton Mail Bridge only, a program on a machine of yours. Run it where Mailroom can reach it, and have an administrator add that host to the allowed destinations.",
    helpUrl: "https://proton.me/mail/bridge",
  }),
  ...(["com", "eu", "in", "com.au", "jp"] as const).flatMap((ending) => [
    provider({
      ...{ name: "Zoho Mail", domains: [`zoho.${ending}`, `zohomail.${ending}`] },
      ...{ imap: [`imap.zoho.${ending}`, 993], smtp: [`smtp.zoho.${ending}`, 465] },
      hint: `Switch on IMAP access in the mailbox's settings first. With two-factor login it needs an app-specific password.`,
      helpUrl: "https://www.zoho.com/mail/help/imap-access.html",
    }),
    provider({
      ...{ name: "Zoho Mail", exchangers: [`mx.zoho.${ending}`, `mx2.zoho.${ending}`, `mx3.zoho.${ending}`] },
      ...{ imap: [`imappro.zoho.${ending}`, 993], smtp: [`smtppro.zoho.${ending}`, 465] },
      hint: `Switch on IMAP access in the mailbox's settings first. With two-factor login it needs an app-specific password.`,
      helpUrl: "https://www.zoho.com/mail/help/imap-access.html",
    }),
  ]),
];

const regional: readonly KnownProvider[] = [
  provider({
    ...{
      name: "GMX",
      domains: ["gmx.net", "gmx.de", "gmx.at", "gmx.ch", "gmx.eu", "gmx.li", "gmx.info"],
      hint: imapSwitch,
    },
    ...{ imap: ["imap.gmx.net", 993], smtp: ["mail.gmx.net", 465] },
    helpUrl: "https://hilfe.gmx.net/pop-imap/einschalten.html",
  }),
  provider({
    ...{ name: "GMX", domains: ["gmx.com", "gmx.us", "gmx.co.uk", "gmx.fr", "gmx.es"], hint: imapSwitch },
    ...{ imap: ["imap.gmx.com", 993], smtp: ["mail.gmx.com", 465] },
    helpUrl: "https://support.gmx.com/pop-imap/toggle.html",
  }),
  provider({
    ...{ name: "mail.com", domains: ["mail.com", "email.com", "usa.com", "post.com"], hint: imapSwitch },
    ...{ imap: ["imap.mail.com", 993], smtp: ["smtp.mail.com", 465] },
  }),
  provider({
    ...{ name: "WEB.DE", domains: ["web.de"], hint: imapSwitch },
    ...{ imap: ["imap.web.de", 993], smtp: ["smtp.web.de", 587] },
    helpUrl: "https://hilfe.web.de/pop-imap/einschalten.html",
  }),
  provider({
    ...{ name: "T-Online", domains: ["t-online.de", "magenta.de"] },
    ...{ imap: ["secureimap.t-online.de", 993], smtp: ["securesmtp.t-online.de", 465] },
    hint: "Needs the password for mail programs, which is set in Telekom's customer centre, not the login of the website.",
  }),
  provider({
    ...{ name: "freenet", domains: ["freenet.de"], imap: ["mx.freenet.de", 993], smtp: ["mx.freenet.de", 465] },
  }),
  provider({
    ...{ name: "Posteo", domains: ["posteo.de", "posteo.net"], exchangers: ["*.posteo.de"] },
    ...{ imap: ["posteo.de", 993], smtp: ["posteo.de", 465] },
  }),
  provider({
    ...{ name: "mailbox.org", domains: ["mailbox.org"], exchangers: ["*.mailbox.org"] },
    ...{ imap: ["imap.mailbox.org", 993], smtp: ["smtp.mailbox.org", 465] },
  }),
  ...(["de", "com", "co.uk", "fr", "es", "it"] as const).map((ending) =>
    provider({
      ...{ name: "IONOS", domains: [`ionos.${ending}`], imap: [`imap.ionos.${ending}`, 993] },
      smtp: [`smtp.ionos.${ending}`, 465],
      exchangers: [`*.ionos.${ending}`, ...(ending === "de" ? ["*.kundenserver.de"] : [])],
    }),
  ),
  provider({
    ...{ name: "STRATO", exchangers: ["*.rzone.de"], imap: ["imap.strato.de", 993], smtp: ["smtp.strato.de", 465] },
  }),
  provider({
    ...{ name: "OVHcloud", exchangers: ["*.mail.ovh.net", "*.ovh.net"] },
    ...{ imap: ["ssl0.ovh.net", 993], smtp: ["ssl0.ovh.net", 465] },
  }),
  provider({
    ...{
      name: "Gandi",
      exchangers: ["*.mail.gandi.net"],
      imap: ["mail.gandi.net", 993],
      smtp: ["mail.gandi.net", 465],
    },
  }),
  provider({
    ...{ name: "Infomaniak", domains: ["ik.me", "ikmail.com"], exchangers: ["*.infomaniak.ch"] },
    ...{ imap: ["mail.infomaniak.com", 993], smtp: ["mail.infomaniak.com", 465] },
  }),
  provider({
    ...{ name: "Hostinger", exchangers: ["*.hostinger.com"] },
    ...{ imap: ["imap.hostinger.com", 993], smtp: ["smtp.hostinger.com", 465] },
  }),
  provider({
    ...{ name: "GoDaddy", exchangers: ["*.secureserver.net"] },
    ...{ imap: ["imap.secureserver.net", 993], smtp: ["smtpout.secureserver.net", 465] },
  }),
  provider({
    ...{ name: "Rackspace", exchangers: ["*.emailsrvr.com"] },
    ...{ imap: ["secure.emailsrvr.com", 993], smtp: ["secure.emailsrvr.com", 465] },
  }),
  provider({
    ...{ name: "Namecheap Private Email", exchangers: ["*.privateemail.com"] },
    ...{ imap: ["mail.privateemail.com", 993], smtp: ["mail.privateemail.com", 465] },
  }),
  provider({
    ...{ name: "Yandex Mail", domains: [...below("yandex", "ru com by kz ua com.tr"), "ya.ru", "narod.ru"] },
    ...{
      exchangers: ["mx.yandex.net", "mx.yandex.ru"],
      imap: ["imap.yandex.com", 993],
      smtp: ["smtp.yandex.com", 465],
    },
    hint: `${appPassword("Yandex ID, Security, App passwords")} Switch on access for mail programs in the mailbox's settings.`,
    helpUrl: "https://yandex.com/support/yandex-360/customers/mail/en/mail-clients/others",
  }),
  provider({
    ...{ name: "Mail.ru", domains: ["mail.ru", "inbox.ru", "list.ru", "bk.ru", "internet.ru"] },
    ...{ exchangers: ["emx.mail.ru"], imap: ["imap.mail.ru", 993], smtp: ["smtp.mail.ru", 465] },
    hint: appPassword("the mailbox's settings, Security, Passwords for external applications"),
    helpUrl: "https://help.mail.ru/mail/mailer/password",
  }),
  provider({
    ...{ name: "Libero Mail", domains: ["libero.it", "iol.it", "blu.it", "inwind.it", "giallo.it"] },
    ...{ imap: ["imapmail.libero.it", 993], smtp: ["smtp.libero.it", 465] },
  }),
  provider({
    ...{ name: "Orange", domains: ["orange.fr", "wanadoo.fr"] },
    ...{ imap: ["imap.orange.fr", 993], smtp: ["smtp.orange.fr", 465] },
  }),
  provider({ name: "Free", domains: ["free.fr"], imap: ["imap.free.fr", 993], smtp: ["smtp.free.fr", 465] }),
  provider({
    ...{ name: "La Poste", domains: ["laposte.net"], imap: ["imap.laposte.net", 993], smtp: ["smtp.laposte.net", 465] },
  }),
  provider({
    ...{ name: "Comcast Xfinity", domains: ["comcast.net"] },
    ...{ imap: ["imap.comcast.net", 993], smtp: ["smtp.comcast.net", 465] },
    hint: "Switch on third-party access in the mailbox's security settings first.",
  }),
  provider({
    ...{ name: "AT&T Mail", domains: ["att.net", "sbcglobal.net", "bellsouth.net", "pacbell.net"] },
    ...{ imap: ["imap.mail.att.net", 993], smtp: ["smtp.mail.att.net", 465] },
    hint: "Needs a secure mail key instead of the password: make one in the profile's sign-in settings.",
  }),
  provider({
    ...{ name: "BT Mail", domains: ["btinternet.com", "btopenworld.com"] },
    ...{ imap: ["mail.btinternet.com", 993], smtp: ["mail.btinternet.com", 465] },
  }),
  provider({
    ...{ name: "Seznam", domains: ["seznam.cz", "email.cz", "post.cz"] },
    ...{ imap: ["imap.seznam.cz", 993], smtp: ["smtp.seznam.cz", 465] },
  }),
  provider({ name: "WP Poczta", domains: ["wp.pl"], imap: ["imap.wp.pl", 993], smtp: ["smtp.wp.pl", 465] }),
  provider({
    ...{ name: "QQ Mail", domains: ["qq.com", "foxmail.com"], imap: ["imap.qq.com", 993], smtp: ["smtp.qq.com", 465] },
    hint: "Needs an authorization code instead of the password: make one in the mailbox's settings, Account.",
  }),
];

/** The first that fits counts: what is narrower stands above. */
export const knownProviders: readonly KnownProvider[] = [...worldwide, ...regional];

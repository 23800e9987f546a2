import { type AccountPreferences, accountPreferenceDefaults } from "@mailroom/contracts/account-preferences";
import type { Account, AccountCreate, AccountPatch } from "@mailroom/contracts/api/account";
import type { FieldError } from "@mailroom/contracts/domain-error";
import { parseHost } from "@mailroom/network-guard/parse-host";
import { faultsOfRules } from "./account-rules.ts";
import type {
  AccountDraft,
  AccountSettings,
  ImapSettings,
  SecretChange,
  SecretChanges,
  ServerSettings,
  StoredSecrets,
} from "./account-settings.ts";
import { faultsOfLines } from "./one-line.ts";
import { presetOf } from "./service-preset.ts";

type ServerInput = NonNullable<AccountCreate["smtp"]>;
type ImapInput = NonNullable<AccountCreate["imap"]>;

const defaults = {
  connectionTimeoutSeconds: 10,
  authenticationTimeoutSeconds: 5,
  mailbox: "INBOX",
  reopenWithinDays: 30,
};
const accountDefaults = {
  fromName: null,
  active: true,
  description: null,
  authentication: true,
  agentIds: [],
  actions: [],
  prioritizeReplies: false,
  markAsUnread: false,
  reopenWithinDays: 30,
  strictThreading: false,
  hostname: "",
  authenticationMethod: "password" as const,
  cloudProviderId: null,
};
const defaultPorts = { imap: 993, smtp: 465 };

/** 143, 25, 587 and 2525 speak plain text first and upgrade (RFC 9051 §6.2.1, RFC 6409); 993 and 465 begin with TLS (RFC 8314). */
export function tlsModeOfPort(port: number): "implicit" | "starttls" {
  return [143, 25, 587, 2525].includes(port) ? "starttls" : "implicit";
}

const serverDefaults = {
  host: "",
  ssl: true,
  authentication: true,
  username: null,
  connectionTimeoutSeconds: 10,
  authenticationTimeoutSeconds: 5,
};

function completeServer(
  which: "imap" | "smtp",
  service: Account["service"],
  input: ServerInput,
  before: ServerSettings | null,
): ServerSettings {
  const { password: _password, ...given } = input;
  const preset = presetOf(service)?.[which] ?? {};
  const merged = { ...serverDefaults, port: defaultPorts[which], ...before, ...given, ...preset };
  const isSamePort = before?.port === merged.port;
  const tlsMode = isSamePort ? before.tlsMode : tlsModeOfPort(merged.port);
  return {
    ...merged,
    host: merged.host.trim(),
    tlsMode: presetOf(service)?.[which].tlsMode ?? input.tlsMode ?? tlsMode,
  };
}

function completeImap(service: Account["service"], input: ImapInput, before: ImapSettings | null): ImapSettings {
  return {
    ...completeServer("imap", service, input, before),
    mailbox: input.mailbox ?? before?.mailbox ?? defaults.mailbox,
  };
}

/** Google shows app passwords in groups of four; the spaces are no part of it (S12). */
function cleanPassword(service: Account["service"], password: SecretChange): SecretChange {
  return service === "gmail" && typeof password === "string" ? password.replaceAll(/\s/g, "") : password;
}

function secretsOf(service: Account["service"], input: AccountPatch): SecretChanges {
  return {
    account: cleanPassword(service, input.password),
    imap: cleanPassword(service, input.imap?.password),
    smtp: cleanPassword(service, input.smtp?.password),
  };
}

type Groups = Pick<AccountPreferences, "template" | "notification" | "transfer" | "backlog">;
type GroupInputs = { readonly [G in keyof Groups]: AccountPatch[G] };

/** A group changes field by field, as a merge-patch does (RFC 7396). */
function mergeGroups(before: Groups, given: GroupInputs): Groups {
  return {
    template: { ...before.template, ...given.template },
    notification: { ...before.notification, ...given.notification },
    transfer: { ...before.transfer, ...given.transfer },
    backlog: { ...before.backlog, ...given.backlog },
  };
}

/** A new account: presets and defaults fill what was not said (S5, S8, S9, S11, S31–S33). */
export function draftAccount(
  input: AccountCreate,
  listId: string,
  secretsAre: "given" | "typed later" = "given",
): AccountDraft {
  const { password: _password, imap = {}, smtp = {}, template, notification, transfer, backlog, ...given } = input;
  const service = input.service ?? "custom";
  const authentication = input.authentication ?? true;
  const settings = withUsername({
    ...accountDefaults,
    ...accountPreferenceDefaults,
    username: authentication ? input.emailAddress : null,
    ...given,
    ...mergeGroups(accountPreferenceDefaults, { template, notification, transfer, backlog }),
    listId,
    service,
    imap: completeImap(service, imap, null),
    smtp: completeServer("smtp", service, smtp, null),
  });
  const secrets = secretsOf(service, input);
  const stored = { account: false, imap: false, smtp: false };
  return {
    settings,
    secrets,
    faults: [
      ...faultsOfPreset(service, input),
      ...faultsOf(settings, { secrets, stored, mayLackSecrets: secretsAre === "typed later" && !settings.active }),
    ],
  };
}

/** The account after a merge-patch (RFC 7396): what the patch does not name stays. */
export function patchAccount(before: AccountSettings, patch: AccountPatch, stored: StoredSecrets): AccountDraft {
  const { password: _password, imap, smtp, template, notification, transfer, backlog, ...named } = patch;
  const service = patch.service ?? before.service;
  const settings = withUsername({
    ...before,
    ...named,
    ...mergeGroups(before, { template, notification, transfer, backlog }),
    pauseDuringDisposition: patch.pauseDuringDisposition ?? (before.pauseDuringDisposition && staysMandatory(patch)),
    imap: completeImap(service, imap ?? {}, before.imap),
    smtp: completeServer("smtp", service, smtp ?? {}, before.smtp),
  });
  const secrets = secretsOf(service, patch);
  const hasNone = !stored.account && !stored.imap && !stored.smtp;
  const faults = faultsOf(settings, { secrets, stored, mayLackSecrets: hasNone && !settings.active });
  const ofSecrets = faultsOfMovedSecrets(before, settings, { secrets, stored });
  return { settings, secrets, faults: [...faultsOfPreset(service, patch), ...faults, ...ofSecrets] };
}

/** Where a login names nobody, the user is the account's address (S11). */
function withUsername(settings: AccountSettings): AccountSettings {
  const { authentication, username, emailAddress } = settings;
  const isWanted = [settings.imap, settings.smtp].some((each) => each.authentication && each.username === null);
  return authentication && isWanted ? { ...settings, username: username ?? emailAddress } : settings;
}

/** A preset has servers of its own (S8): other ones are refused rather than forgotten. */
function faultsOfPreset(service: Account["service"], given: Pick<AccountPatch, "imap" | "smtp">): FieldError[] {
  const preset = presetOf(service);
  if (preset === null) return [];
  const detail = "The service has servers of its own: leave this out, or choose Custom.";
  return (["imap", "smtp"] as const).flatMap((which) => {
    const { host, port, tlsMode } = { ...preset[which], ...given[which] };
    const differs = {
      host: host.trim().toLowerCase() !== preset[which].host,
      port: port !== preset[which].port,
      tlsMode: tlsMode !== preset[which].tlsMode,
    };
    return (["host", "port", "tlsMode"] as const)
      .filter((field) => differs[field])
      .map((field) => ({ pointer: `/${which}/${field}`, detail }));
  });
}

/** The settings of a clone (X24): switched off until somebody types its secrets; the login follows the address. */
export function cloneSettings(
  original: AccountSettings,
  given: { readonly name: string; readonly key: string; readonly emailAddress?: string },
): AccountSettings {
  const emailAddress = given.emailAddress ?? original.emailAddress;
  const isLoginTheAddress = original.username === original.emailAddress;
  return {
    ...original,
    name: given.name,
    key: given.key,
    emailAddress,
    username: isLoginTheAddress ? emailAddress : original.username,
    active: false,
  };
}

/** S42: the pause goes with what it depends on. */
function staysMandatory(patch: AccountPatch): boolean {
  return patch.mandatoryDisposition !== false;
}

function isKept(change: SecretChange, stored: boolean): boolean {
  return change === undefined ? stored : change !== null;
}

type SecretSituation = {
  readonly secrets: SecretChanges;
  readonly stored: StoredSecrets;
  /** A clone or import that still waits for its secrets. */
  readonly mayLackSecrets: boolean;
};

function faultsOf(settings: AccountSettings, { secrets, stored, mayLackSecrets }: SecretSituation): FieldError[] {
  const faults: FieldError[] = [...faultsOfRules(settings), ...faultsOfLines(settings, secrets)];
  for (const which of ["imap", "smtp"] as const) {
    const server = settings[which];
    if (server.host === "") faults.push({ pointer: `/${which}/host`, detail: "Needed for the service Custom." });
    if (!settings.authentication || !server.authentication) continue;
    if (settings.authenticationMethod === "oauth" || mayLackSecrets) continue;
    if (!isKept(secrets.account, stored.account) && !isKept(secrets[which], stored[which])) {
      faults.push({ pointer: "/password", detail: "Needed while authentication is on." });
    }
  }
  return faults.filter((fault, index) => faults.findIndex((other) => other.pointer === fault.pointer) === index);
}

/**
 * A stored password never goes to a server that its owner did not type it for: neither where the server
 * moves, nor where the account's password takes the place of one that the server had for itself.
 */
function faultsOfMovedSecrets(
  before: AccountSettings,
  after: AccountSettings,
  { secrets, stored }: { readonly secrets: SecretChanges; readonly stored: StoredSecrets },
): FieldError[] {
  const faults: FieldError[] = [];
  for (const which of ["imap", "smtp"] as const) {
    const isMoved = before[which].host !== after[which].host || before[which].port !== after[which].port;
    const ownStays = secrets[which] === undefined && stored[which];
    const sharedStays = !isKept(secrets[which], stored[which]) && secrets.account === undefined && stored.account;
    const detail = isMoved
      ? "The server's host or port changes: type the password again."
      : "The account's password was not typed for this server: type it again.";
    if (ownStays && isMoved) faults.push({ pointer: `/${which}/password`, detail });
    else if (sharedStays && (isMoved || stored[which])) faults.push({ pointer: "/password", detail });
  }
  return faults.filter((fault, index) => faults.findIndex((other) => other.pointer === fault.pointer) === index);
}

/**
 * Whose mail is read, in one text: two active accounts of the same would take each other's mail (S4). Without the port, as 993
 * and 143 of a host lead to the same mailboxes. Login names differ in more than case almost nowhere: domains never do, and
 * nearly all servers fold the local part too. Where one does not, its two users of one spelling are refused with a reason;
 * were they let pass elsewhere, every customer of that mailbox would be answered twice. Only ASCII is folded: beyond it
 * servers do not agree on what lower case is. Hosts are as the network guard reads them: `bücher.test` is `xn--bcher-kva.test`.
 * The migration 0010 says the same in SQL, but for hosts of other letters, which it leaves as they were typed.
 */
export function sourceOf(settings: Pick<AccountSettings, "imap" | "username">): string {
  const { host, username, mailbox } = settings.imap;
  const name = /^inbox$/i.test(mailbox) ? "INBOX" : mailbox;
  return JSON.stringify([hostName(host), foldCase(username ?? settings.username ?? ""), name]);
}

function hostName(host: string): string {
  const parsed = parseHost(host);
  if (parsed?.kind === "name") return parsed.name;
  return foldCase(parsed?.address ?? host).replace(/\.$/, "");
}

/**
 * Whether UIDs that were read before may mean something else now. Narrower than `sourceOf`: another port or spelling may be
 * another server after all, and to look at the same mailbox anew costs time, not mail.
 */
export function isSamePlace(before: AccountSettings, after: AccountSettings): boolean {
  const placeOf = ({ imap, username }: AccountSettings) =>
    JSON.stringify([imap.host.toLowerCase(), imap.port, imap.username ?? username ?? ""]);
  return placeOf(before) === placeOf(after) && sourceOf(before) === sourceOf(after);
}

function foldCase(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

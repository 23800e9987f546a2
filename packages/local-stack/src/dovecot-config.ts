import { join } from "node:path";
import type { CertificateFiles } from "./certificate.ts";
import { findGroupName, type SystemUser } from "./system-user.ts";

export type DovecotLayout = {
  /** The server's own directory: `run/`, `mail/`, `state/`. */
  readonly place: string;
  readonly usersDirectory: string;
  /** How access tokens are checked, see `renderTokenCheck`; null: nobody logs in with a token. */
  readonly tokenCheckFile: string | null;
  readonly certificate: CertificateFiles;
  /** Where all ports are opened: an address of this machine, or 0.0.0.0. */
  readonly listenAddress: string;
  readonly imapPort: number;
  readonly imapsPort: number;
  readonly lmtpPort: number;
  /** Who owns the mailboxes. */
  readonly mailOwner: SystemUser;
  /** False: Dovecot runs as `mailOwner` altogether and may neither change user nor root directory. */
  readonly isRoot: boolean;
};

/** Dovecot's configuration language changed between 2.3 and 2.4: both say the same here. */
export function renderDovecotConfig(layout: DovecotLayout, version: "2.3" | "2.4"): string {
  const lines = version === "2.3" ? renderFor23(layout) : renderFor24(layout);
  return `${[...lines, ...renderUsers(layout), ...renderServices(layout, version), ...renderMailboxes()].join("\n")}\n`;
}

/**
 * Of Dovecot 2.3: a token is good for the mailbox that its claim `mailbox` names, when a key in the directory has signed
 * it: `default/<algorithm>/<key id>`, in PEM. It must be a JWT of the type `JWT`, with `sub`, `iat` and `exp`.
 */
export function renderTokenCheck(tokenKeysDirectory: string): string {
  const lines = [
    "introspection_mode = local",
    `local_validation_key_dict = fs:posix:prefix=${tokenKeysDirectory}/`,
    "username_attribute = mailbox",
  ];
  return `${lines.join("\n")}\n`;
}

function renderFor23({ place, usersDirectory, tokenCheckFile, certificate, mailOwner }: DovecotLayout): string[] {
  const home = join(place, "mail", "%u");
  return [
    `mail_location = maildir:${home}/Maildir`,
    `mail_home = ${home}`,
    `ssl_cert = <${certificate.certificateFile}`,
    `ssl_key = <${certificate.keyFile}`,
    "disable_plaintext_auth = no",
    ...(tokenCheckFile === null ? [] : renderTokenPassdb(tokenCheckFile)),
    "passdb {",
    "  driver = passwd-file",
    // none: what LMTP asks about a recipient
    "  mechanisms = plain login none",
    `  args = scheme=PLAIN username_format=%u ${join(usersDirectory, "%u")}`,
    "}",
    "userdb {",
    "  driver = static",
    `  args = uid=${mailOwner.uid} gid=${mailOwner.gid} home=${home}`,
    "}",
  ];
}

function renderTokenPassdb(tokenCheckFile: string): string[] {
  return ["passdb {", "  driver = oauth2", "  mechanisms = xoauth2 oauthbearer", `  args = ${tokenCheckFile}`, "}"];
}

function renderFor24({ place, usersDirectory, certificate, mailOwner }: DovecotLayout): string[] {
  const home = join(place, "mail", "%{user}");
  return [
    "mail_driver = maildir",
    "mail_path = ~/Maildir",
    `mail_home = ${home}`,
    `ssl_server_cert_file = ${certificate.certificateFile}`,
    `ssl_server_key_file = ${certificate.keyFile}`,
    "auth_allow_cleartext = yes",
    "passdb passwd-file {",
    `  passwd_file_path = ${join(usersDirectory, "%{user}")}`,
    "  default_password_scheme = PLAIN",
    "}",
    "userdb static {",
    "  fields {",
    `    uid = ${mailOwner.uid}`,
    `    gid = ${mailOwner.gid}`,
    `    home = ${home}`,
    "  }",
    "}",
  ];
}

function renderUsers({ place, tokenCheckFile, mailOwner, isRoot, listenAddress }: DovecotLayout): string[] {
  const common = [
    `base_dir = ${join(place, "run")}`,
    `state_dir = ${join(place, "state")}`,
    "log_path = /dev/stderr",
    "protocols = imap lmtp",
    `listen = ${listenAddress}`,
    "ssl = yes",
    `auth_mechanisms = plain login${tokenCheckFile === null ? "" : " xoauth2 oauthbearer"}`,
    `mail_uid = ${mailOwner.uid}`,
    `mail_gid = ${mailOwner.gid}`,
    "first_valid_uid = 1",
    // A killed server loses nothing by it, only a machine without power does: this is demo mail.
    "mail_fsync = never",
    // Several workers and tests share one loopback address.
    "mail_max_userip_connections = 1000",
  ];
  if (isRoot) return [...common, "default_login_user = dovenull", "default_internal_user = dovecot"];
  return [
    ...common,
    `default_login_user = ${mailOwner.name}`,
    `default_internal_user = ${mailOwner.name}`,
    `default_internal_group = ${findGroupName(mailOwner.gid)}`,
  ];
}

function renderServices(layout: DovecotLayout, version: "2.3" | "2.4"): string[] {
  const { imapPort, imapsPort, lmtpPort, isRoot, listenAddress } = layout;
  const chroot = isRoot ? [] : ["  chroot ="];
  return [
    "service imap-login {",
    ...chroot,
    // One process serves many sessions: logins do not wait for a new process.
    ...["  service_count = 0", "  client_limit = 2000", "  process_min_avail = 1"],
    `  inet_listener imap {\n    port = ${imapPort}\n  }`,
    `  inet_listener imaps {\n    port = ${imapsPort}\n    ssl = yes\n  }`,
    "}",
    "service lmtp {",
    `  inet_listener lmtp {\n    ${version === "2.3" ? "address" : "listen"} = ${listenAddress}\n    port = ${lmtpPort}\n  }`,
    "}",
    "service anvil {",
    ...chroot,
    // A wrong password of one session must not slow down all others of the same address.
    "  unix_listener anvil-auth-penalty {\n    mode = 0\n  }",
    "}",
    "service stats {\n  chroot =\n}",
    "protocol lmtp {\n  postmaster_address = postmaster@localhost\n}",
  ];
}

function renderMailboxes(): string[] {
  return [
    "namespace inbox {",
    ...["  inbox = yes", "  separator = /"],
    "  mailbox Sent {\n    auto = create\n    special_use = \\Sent\n  }",
    "}",
  ];
}

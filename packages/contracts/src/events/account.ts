import Type, { type Static } from "typebox";
import { AccountPreferences } from "../account-preferences.ts";
import { AccountAction } from "../account-step.ts";
import { defineEvent } from "../define-event.ts";
import { defineState } from "../define-state.ts";
import { Instant, Uuid } from "../identifier.ts";
import { nullable } from "../nullable.ts";
import { SealedSecret } from "../sealed-secret.ts";

/**
 * How to reach and log in to a server. `username` and `password` are resolved: they hold the server's own login or the
 * account's. The secret is bound to (accountId, `secretField`).
 */
const ServerSnapshot = {
  host: Type.String(),
  port: Type.Integer(),
  /** true: implicit TLS or required STARTTLS, as `tlsMode` says; never a fallback. false: plain, upgraded where STARTTLS is offered. */
  ssl: Type.Boolean(),
  tlsMode: Type.Union([Type.Literal("implicit"), Type.Literal("starttls")]),
  authentication: Type.Boolean(),
  username: nullable(Type.String()),
  password: nullable(SealedSecret),
  /** The field name in the secret's additional authenticated data. */
  secretField: Type.String(),
  connectionTimeoutSeconds: Type.Integer(),
  authenticationTimeoutSeconds: Type.Integer(),
};

/** Everything other services need to know of an account: a full snapshot, so a consumer may jump to the newest. */
export const AccountSnapshot = Type.Object({
  accountId: Uuid,
  /** Grows by one with every change; equals the ETag. */
  version: Type.Integer({ minimum: 1 }),
  name: Type.String(),
  key: Type.String(),
  emailAddress: Type.String(),
  fromName: Type.String(),
  listId: Uuid,
  active: Type.Boolean(),
  service: Type.String(),
  /** Users linked to the account (S17). */
  agentIds: Type.Array(Uuid),
  imap: Type.Object({ ...ServerSnapshot, mailbox: Type.String() }),
  /** Grows when host, user or mailbox change: earlier UIDs mean nothing then. */
  sourceEpoch: Type.Integer({ minimum: 1 }),
  smtp: Type.Object({
    ...ServerSnapshot,
    /** The provider files sent mail itself (Gmail, Outlook): we append no copy. */
    filesSentMail: Type.Boolean(),
  }),
  actions: Type.Array(AccountAction),
  /** A reply within this many days reopens a closed interaction (S71). */
  reopenWithinDays: Type.Integer(),
  /** A valid thread token from a stranger starts a new interaction instead of joining unverified. */
  strictThreading: Type.Boolean(),
  prioritizeReplies: Type.Boolean(),
  markAsUnread: Type.Boolean(),
  /** Worker node this account is pinned to (S43); empty = any. */
  hostname: Type.String(),
  /** Left out in snapshots from before a preference existed: then its default holds. */
  ...Type.Partial(AccountPreferences).properties,
  /** The picture that the template names as cid:logo; its bytes are in the blob store. Left out or null: none. */
  logo: Type.Optional(
    nullable(
      Type.Object({ id: Uuid, hash: Type.String(), mediaType: Type.String(), sizeBytes: Type.Integer({ minimum: 1 }) }),
    ),
  ),
  /** `oauth`: servers are logged in to with the token of `account.token-changed`. Left out: password. */
  authenticationMethod: Type.Optional(Type.Enum(["password", "oauth"])),
  /** Soft deletion; null while it exists. */
  deletedAt: nullable(Instant),
});
export type AccountSnapshot = Static<typeof AccountSnapshot>;

export const accountChanged = defineEvent({
  producer: "account-config",
  name: "account.changed",
  version: 1,
  description: "An account was created, changed or deleted: its full snapshot.",
  schema: AccountSnapshot,
});

/** The newest access token of an account that logs in with OAuth (S101, F19). */
export const AccountToken = Type.Object({
  accountId: Uuid,
  /** Grows with every refresh and every failure. */
  generation: Type.Integer({ minimum: 1 }),
  /** `reauth_required`: the provider refused the refresh; a person has to consent again. */
  status: Type.Enum(["authorized", "reauth_required"]),
  /** Bound to (accountId, `oauth.accessToken`); null while there is none. */
  accessToken: nullable(SealedSecret),
  expiresAt: nullable(Instant),
});
export type AccountToken = Static<typeof AccountToken>;

export const accountTokenChanged = defineEvent({
  producer: "account-config",
  name: "account.token-changed",
  version: 1,
  description: "An account's access token was refreshed, or cannot be any more.",
  schema: AccountToken,
});

/** A mail server refused a token although it should still be good: account-config gets a newer one before its time. */
export const TokenRefusal = Type.Object({ accountId: Uuid, generation: Type.Integer({ minimum: 1 }) });
export type TokenRefusal = Static<typeof TokenRefusal>;

export const imapTokenRefused = defineState({
  producer: "imap-ingest",
  readers: ["account-config"],
  name: "token-refused",
  keyedBy: null,
  description: "The IMAP server refused an account's access token: is there a newer one?",
  schema: TokenRefusal,
});
export const smtpTokenRefused = defineState({
  producer: "smtp-send",
  readers: ["account-config"],
  name: "token-refused",
  keyedBy: null,
  description: "The submission server refused an account's access token: is there a newer one?",
  schema: TokenRefusal,
});

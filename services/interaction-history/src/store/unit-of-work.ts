import type { Kysely } from "kysely";
import type { Outbox, UnitOfWork } from "../operations/ports.ts";
import { makeAccountStore } from "./account-store.ts";
import { makeAnswerStore } from "./answer-store.ts";
import { makeCommandStore } from "./command-store.ts";
import { makeContactStore } from "./contact-store.ts";
import { makeDraftStore } from "./draft-store.ts";
import { makeDispositionStore } from "./disposition-store.ts";
import { makeFileStore } from "./file-store.ts";
import { makeInteractionStore } from "./interaction-store.ts";
import { makeLayoutStore } from "./layout-store.ts";
import { makeMessageStore } from "./message-store.ts";
import { makeNotificationStore } from "./notification-store.ts";
import type { HistoryDatabase, Writing } from "./schema.ts";
import { makeSettingsStore } from "./settings-store.ts";
import { makeThreadStore } from "./thread-store.ts";

/** The stores of one transaction. */
export function makeUnitOfWork({ tx, send, outbox }: Writing & { readonly outbox: Outbox }): UnitOfWork {
  return {
    accounts: makeAccountStore(tx),
    threads: makeThreadStore(tx),
    contacts: makeContactStore({ tx, send }),
    drafts: makeDraftStore(tx),
    interactions: makeInteractionStore(tx),
    messages: makeMessageStore({ tx, send }),
    answers: makeAnswerStore(tx),
    dispositions: makeDispositionStore(tx),
    files: makeFileStore(tx),
    settings: makeSettingsStore(tx),
    layouts: makeLayoutStore(tx),
    commands: makeCommandStore(tx),
    notifications: makeNotificationStore(tx),
    outbox,
  };
}

/** The same for queries: each statement by itself, and nothing to announce. */
export function makeReader(database: Kysely<HistoryDatabase>): UnitOfWork {
  const outbox: Outbox = {
    append: ({ type }) => {
      throw new Error(`${type} was announced outside a transaction`);
    },
  };
  const send: Writing["send"] = () => {
    throw new Error("a write was sent outside a transaction");
  };
  return makeUnitOfWork({ tx: database, send, outbox });
}

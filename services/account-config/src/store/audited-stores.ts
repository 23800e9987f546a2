/** The stores of one transaction, as operations get them: each notes what it writes. */
import type { Audit } from "@mailroom/contracts/audit-entry";
import { settingsKey } from "@mailroom/contracts/events/settings";
import type { Kysely } from "kysely";
import {
  auditedAccount,
  auditedAssistant,
  auditedCloudProvider,
  auditedDisposition,
  certificateAlertOf,
} from "../domain/audited-view.ts";
import type { StoredAccount } from "../domain/account-snapshot.ts";
import type { StoredAssistant } from "../domain/assistant.ts";
import type { StoredCannedAnswer } from "../domain/canned-answer.ts";
import type { CloudProvider } from "../domain/cloud-provider.ts";
import type { ContactList } from "../domain/contact-list.ts";
import type { StoredInterval } from "../domain/interval.ts";
import type { StoredTemplate } from "../domain/message-template.ts";
import type {
  AssistantStore,
  CannedAnswerStore,
  DispositionStore,
  IntervalStore,
  SettingsStore,
} from "../operations/library-ports.ts";
import type { CloudProviderStore } from "../operations/oauth-ports.ts";
import type { AccountStore, ListStore } from "../operations/ports.ts";
import type { TemplateStore } from "../operations/template-ports.ts";
import { makeAccountStore } from "./account-store.ts";
import { makeAssistantStore } from "./assistant-store.ts";
import { auditedKeeping, auditedStore } from "./audited-store.ts";
import { makeCannedAnswerStore } from "./canned-answer-store.ts";
import { makeCloudProviderStore } from "./cloud-provider-store.ts";
import { makeDispositionStore } from "./disposition-store.ts";
import { makeIntervalStore } from "./interval-store.ts";
import { makeListStore } from "./list-store.ts";
import type { AccountConfigDatabase } from "./schema.ts";
import { makeSettingsStore } from "./settings-store.ts";
import { makeTemplateStore } from "./template-store.ts";

type Database = Kysely<AccountConfigDatabase>;

export function makeAuditedAccountStore(tx: Database, audit: Audit): AccountStore {
  return auditedKeeping<StoredAccount, [mailbox?: "as it was" | "claimed"], AccountStore>(makeAccountStore(tx), {
    ...{ audit, objectType: "account", view: auditedAccount, alertOf: certificateAlertOf },
    isDeleted: ({ deletedAt }) => deletedAt !== null,
  });
}

export function makeAuditedListStore(tx: Database, audit: Audit): ListStore {
  return auditedStore<ContactList, ListStore>(makeListStore(tx), { audit, objectType: "list" });
}

export function makeAuditedTemplateStore(tx: Database, audit: Audit): TemplateStore {
  return auditedStore<StoredTemplate, TemplateStore>(makeTemplateStore(tx), { audit, objectType: "template" });
}

export function makeAuditedCloudProviderStore(tx: Database, audit: Audit): CloudProviderStore {
  const options = { audit, objectType: "cloud-provider", view: auditedCloudProvider } as const;
  return auditedStore<CloudProvider, CloudProviderStore>(makeCloudProviderStore(tx), options);
}

/** Dispositions, canned answers, intervals, assistants and settings. */
export function makeAuditedLibrary(tx: Database, audit: Audit) {
  return {
    intervals: auditedStore<StoredInterval, IntervalStore>(makeIntervalStore(tx), { audit, objectType: "interval" }),
    settings: auditedSettings(makeSettingsStore(tx), audit),
    assistants: auditedStore<StoredAssistant, AssistantStore>(makeAssistantStore(tx), {
      ...{ audit, objectType: "assistant", view: auditedAssistant },
    }),
    dispositions: auditedDispositions(makeDispositionStore(tx), audit),
    cannedAnswers: auditedStore<StoredCannedAnswer, CannedAnswerStore>(makeCannedAnswerStore(tx), {
      ...{ audit, objectType: "canned-answer" },
    }),
  };
}

function auditedSettings(store: SettingsStore, audit: Audit): SettingsStore {
  return {
    ...store,
    async update(settings) {
      const before = await store.get();
      await store.update(settings);
      const objects = { before: before.values, after: settings.values };
      audit.note({ action: "changed", objectType: "settings", objectId: settingsKey, ...objects });
    },
  };
}

/** Whoever writes one has the tree locked. */
function auditedDispositions(store: DispositionStore, audit: Audit): DispositionStore {
  const objectType = "disposition";
  return {
    ...store,
    async insert(disposition) {
      await store.insert(disposition);
      const after = auditedDisposition(disposition);
      audit.note({ action: "created", objectType, objectId: disposition.id, after });
    },
    async update(disposition) {
      const before = await store.find(disposition.id);
      await store.update(disposition);
      const objects = { before: auditedDisposition(before ?? disposition), after: auditedDisposition(disposition) };
      audit.note({ action: "changed", objectType, objectId: disposition.id, ...objects });
    },
    async delete(ids) {
      await store.delete(ids);
      for (const objectId of ids) audit.note({ action: "deleted", objectType, objectId });
    },
  };
}

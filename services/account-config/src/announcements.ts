/**
 * What other services keep of the configuration, announced once more after an upgrade that made a snapshot or its readers
 * know more. Raise the revision of a kind with the change that needs it.
 */
import { type Announcing, announceAnew } from "@mailroom/postgres/announce-anew";
import { idsAfter } from "@mailroom/postgres/ids-after";
import type { TransactionScope, WithTransaction } from "@mailroom/postgres/transaction";
import { settingsKey } from "@mailroom/contracts/events/settings";
import type { Scope } from "./operations/ports.ts";
import type { AccountConfigDatabase } from "./store/schema.ts";

type DB = AccountConfigDatabase;
type MakeScope = (scope: TransactionScope<DB>) => Scope;
type Kind = {
  readonly kind: string;
  readonly revision: number;
  readonly table: string;
  readonly softDeletes: boolean;
  /** Locks it and appends its snapshot; nothing where it was deleted meanwhile. */
  readonly announce: (scope: Scope, id: string) => Promise<void>;
};

const kinds: readonly Kind[] = [
  {
    ...{ kind: "list", revision: 1, table: "contact_list", softDeletes: false },
    async announce(scope, id) {
      const list = await scope.lists.findForUpdate(id);
      if (list !== null) scope.announceList(list, "changed");
    },
  },
  {
    ...{ kind: "account", revision: 3, table: "account", softDeletes: true },
    async announce(scope, id) {
      const account = await scope.accounts.findForUpdate(id);
      if (account !== null) scope.announce(account);
    },
  },
  {
    ...{ kind: "interval", revision: 2, table: "time_interval", softDeletes: false },
    async announce(scope, id) {
      const interval = await scope.intervals.findForUpdate(id);
      if (interval !== null) scope.announceInterval(interval, "changed");
    },
  },
  {
    ...{ kind: "template", revision: 1, table: "message_template", softDeletes: false },
    async announce(scope, id) {
      const template = await scope.templates.findForUpdate(id);
      if (template !== null) scope.announceTemplate(template, "changed");
    },
  },
  {
    ...{ kind: "disposition", revision: 2, table: "disposition", softDeletes: false },
    async announce(scope, id) {
      await scope.dispositions.lockTree();
      const disposition = await scope.dispositions.find(id);
      if (disposition !== null) scope.announceDisposition(disposition, "changed");
    },
  },
  {
    ...{ kind: "canned-answer", revision: 1, table: "canned_answer", softDeletes: false },
    async announce(scope, id) {
      const answer = await scope.cannedAnswers.findForUpdate(id);
      if (answer !== null) scope.announceCannedAnswer(answer, "changed");
    },
  },
];

/** Before the first rows of a new installation are made: there is nothing to repeat then. */
export async function announceConfigurationAnew(
  withTransaction: WithTransaction<DB>,
  makeScope: MakeScope,
): Promise<void> {
  for (const kind of kinds) await announceAnew(withTransaction, pagesOf(kind, makeScope));
  await announceAnew(withTransaction, settingsPage(makeScope));
}

function pagesOf({ kind, revision, table, softDeletes, announce }: Kind, makeScope: MakeScope): Announcing<DB> {
  return {
    ...{ kind, revision },
    async announceNext(transaction, page) {
      const ids = await idsAfter(transaction.tx, table, { ...page, softDeletes });
      const scope = makeScope(transaction);
      for (const id of ids) await announce(scope, id);
      return ids;
    },
  };
}

function settingsPage(makeScope: MakeScope): Announcing<DB> {
  return {
    ...{ kind: "settings", revision: 1 },
    async announceNext(transaction, { after }) {
      if (after !== null) return [];
      const scope = makeScope(transaction);
      const settings = await scope.settings.getForUpdate();
      if (settings.version === 0) return [];
      scope.announceSettings(settings);
      return [settingsKey];
    },
  };
}

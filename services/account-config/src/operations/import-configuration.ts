/**
 * Imports a configuration document (X24): what has the same name is changed, what is missing is made, nothing is deleted. It
 * runs the same operations that the API's calls run, with every check they have, inside of one transaction: all or nothing.
 * What has to be looked up outside is looked up between two runs of it.
 */
import type { ConfigurationDocument, ImportReport } from "@mailroom/contracts/api/configuration";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { Principal } from "@mailroom/contracts/principal";
import { importers, type ImportPorts, type ImportStep } from "./import-entries.ts";
import { makeNameResolver } from "./name-resolver.ts";
import { makeOutsideQuestions } from "./outside-questions.ts";
import { readConfiguration } from "./read-configuration.ts";

export type { ImportPorts } from "./import-entries.ts";

type Item = ImportReport["items"][number];

type ImportInput = {
  readonly document: ConfigurationDocument;
  readonly isDryRun: boolean;
  readonly principal: Principal;
};

/** Undoes the transaction; carries what would have been done. */
class NotApplied extends Error {
  readonly items: readonly Item[];
  constructor(items: readonly Item[]) {
    super("the import is not applied");
    this.items = items;
  }
}

/** A dry run does everything and takes it back. Faults are in the report, as `refused`. */
export async function importConfiguration(ports: ImportPorts, input: ImportInput): Promise<ImportReport> {
  const outside = makeOutsideQuestions(ports, ports.askTogether);
  // It ends: there are only so many names in the document and in what is stored, and each is asked once.
  for (;;) {
    const report = await importOnce({ ...ports, ...outside.ports }, input, () => outside.hasOpen());
    if (!outside.hasOpen()) return report;
    await outside.settle();
  }
}

async function importOnce(ports: ImportPorts, input: ImportInput, isTrial: () => boolean): Promise<ImportReport> {
  try {
    const items = await ports.withTransaction(async (scope) => {
      const all = await readConfiguration(scope);
      // What the operations call their transaction is part of this one.
      const within: ImportPorts = { ...ports, withTransaction: (run) => run(scope) };
      const context = { ports: within, principal: input.principal, names: makeNameResolver(all), all };
      const items: Item[] = [];
      for (const step of importers(context)) {
        if (!(await importAll(step, input.document, items))) break;
      }
      if (input.isDryRun || isTrial() || items.some(({ change }) => change === "refused")) throw new NotApplied(items);
      const { created, updated } = reportOf(items, true);
      const noted = { objectId: "global", after: { created, updated } };
      scope.audit.note({ action: "imported", objectType: "configuration", ...noted });
      return items;
    });
    return reportOf(items, true);
  } catch (error) {
    if (error instanceof NotApplied) return reportOf(error.items, false);
    throw error;
  }
}

/** False where the transaction can do no more: the database itself has refused something. */
async function importAll(step: ImportStep, document: ConfigurationDocument, items: Item[]): Promise<boolean> {
  for (const given of step.entriesOf(document)) {
    const entry = { ...given };
    const { kind } = step;
    const name = step.nameOf(entry);
    try {
      const change = await step.importEntry(entry);
      if (change !== null) items.push({ kind, name, change, detail: null });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      items.push({ kind, name, change: "refused", detail: detailOf(error) });
      if (error.kind === "conflict") return false;
    }
  }
  return true;
}

function detailOf({ message, fields }: DomainError): string {
  return fields.length === 0 ? message : fields.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(" ");
}

function reportOf(items: readonly Item[], applied: boolean): ImportReport {
  const count = (change: Item["change"]) => items.filter((item) => item.change === change).length;
  return {
    applied,
    created: count("created"),
    updated: count("updated"),
    unchanged: count("unchanged"),
    items: [...items],
  };
}

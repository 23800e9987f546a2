import { type ComponentType, lazy, type LazyExoticComponent } from "react";
import type { FormErrors } from "@mantine/form";
import type { Account } from "../../../api/resources.ts";
import type { MessageKey } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";
import type { SectionId } from "./edit-field.ts";
import { faultsOfActions } from "./actions/step-faults.ts";
import { faultsOfServers } from "./servers/server-faults.ts";
import { faultsOfSettings } from "./settings/settings-faults.ts";

export type Section = {
  readonly id: SectionId;
  readonly label: MessageKey;
  readonly Component: LazyExoticComponent<ComponentType>;
  /** Which services have it; none said: all. */
  readonly isFor?: (service: Account["service"]) => boolean;
  /** What the rules of the contract cannot say, before the server is asked. */
  readonly faults?: (draft: AccountDraft, stored: Account) => FormErrors;
};

/** In the page's order (S20). Custom has IMAP and SMTP where the presets have Authentication (S34). */
export const sections: readonly Section[] = [
  {
    id: "settings",
    label: "accounts.section.settings",
    Component: lazy(async () => ({ default: (await import("./settings/settings-section.tsx")).SettingsSection })),
    faults: faultsOfSettings,
  },
  {
    id: "authentication",
    label: "accounts.section.authentication",
    isFor: (service) => service !== "custom",
    Component: lazy(async () => ({
      default: (await import("./servers/authentication-section.tsx")).AuthenticationSection,
    })),
    faults: faultsOfServers,
  },
  {
    id: "imap",
    label: "accounts.section.imap",
    isFor: (service) => service === "custom",
    Component: lazy(async () => ({ default: (await import("./servers/imap-section.tsx")).ImapSection })),
    faults: faultsOfServers,
  },
  {
    id: "smtp",
    label: "accounts.section.smtp",
    isFor: (service) => service === "custom",
    Component: lazy(async () => ({ default: (await import("./servers/smtp-section.tsx")).SmtpSection })),
  },
  {
    id: "advanced",
    label: "accounts.section.advanced",
    Component: lazy(async () => ({ default: (await import("./advanced/advanced-section.tsx")).AdvancedSection })),
  },
  {
    id: "dispositions",
    label: "accounts.section.dispositions",
    Component: lazy(async () => ({
      default: (await import("./dispositions/dispositions-section.tsx")).DispositionsSection,
    })),
  },
  {
    id: "canned-answers",
    label: "accounts.section.cannedAnswers",
    Component: lazy(async () => ({
      default: (await import("./canned-answers/canned-answers-section.tsx")).CannedAnswersSection,
    })),
  },
  {
    id: "actions",
    label: "accounts.section.actions",
    Component: lazy(async () => ({ default: (await import("./actions/actions-section.tsx")).ActionsSection })),
    faults: faultsOfActions,
  },
  {
    id: "interactions",
    label: "accounts.section.interactions",
    Component: lazy(async () => ({
      default: (await import("./interactions/interactions-section.tsx")).InteractionsSection,
    })),
  },
];

export function sectionsFor(service: Account["service"]): readonly Section[] {
  return sections.filter(({ isFor }) => isFor?.(service) ?? true);
}

/** The section of an address; one that this service does not have leads to the one in its place. */
export function sectionAt(id: string | undefined, service: Account["service"]): Section | null {
  const found = sectionsFor(service).find((section) => section.id === id);
  if (found !== undefined) return found;
  if (!sections.some((section) => section.id === id)) return null;
  const place = service === "custom" ? "imap" : "authentication";
  return sections.find((section) => section.id === place) ?? null;
}

import { checkActions } from "@mailroom/action-flow/check-actions";
import { type AccountPreferences, maxTemplateBytes } from "@mailroom/contracts/account-preferences";
import type { Account } from "@mailroom/contracts/api/account";
import type { FieldError } from "@mailroom/contracts/domain-error";

/** The part of the settings that the rules look at. */
type RuledSettings = AccountPreferences & Pick<Account, "actions" | "authenticationMethod" | "cloudProviderId">;

type Rule = {
  readonly pointer: string;
  readonly detail: string;
  readonly isBroken: (settings: RuledSettings) => boolean;
};

/** What no single field can say for itself. */
const rules: readonly Rule[] = [
  {
    pointer: "/timeoutAction",
    detail: "Choose what happens when the wait for the assigned agent ends: it is switched on.",
    isBroken: ({ waitForAssignedAgent, timeoutAction }) => waitForAssignedAgent !== null && timeoutAction === null,
  },
  {
    pointer: "/transfer/timeoutSeconds",
    detail: "Needed while agents may transfer: say after how many seconds a transfer that nobody accepts returns.",
    isBroken: ({ transfer }) => (transfer.toQueue || transfer.toAgent) && transfer.timeoutSeconds === null,
  },
  {
    pointer: "/pauseDuringDisposition",
    detail: "Only possible while a disposition is mandatory.",
    isBroken: ({ mandatoryDisposition, pauseDuringDisposition }) => pauseDuringDisposition && !mandatoryDisposition,
  },
  {
    pointer: "/backlog/since",
    detail: "Needed for the mode since: say from which moment on unread mail is taken in.",
    isBroken: ({ backlog }) => backlog.mode === "since" && backlog.since === null,
  },
  {
    pointer: "/template/html",
    detail: `At most ${maxTemplateBytes} bytes in UTF-8. Move pictures into the logo, or shorten the styles.`,
    isBroken: ({ template }) => template.html !== null && utf8Bytes(template.html) > maxTemplateBytes,
  },
  {
    pointer: "/cloudProviderId",
    detail: "Needed to log in with OAuth: choose a cloud provider.",
    isBroken: ({ authenticationMethod, cloudProviderId }) =>
      authenticationMethod === "oauth" && cloudProviderId === null,
  },
];

/** The rules across fields that the settings break (S27, S40, S42, S38, X2, X10, X18). */
export function faultsOfRules(settings: RuledSettings): FieldError[] {
  const broken = rules.filter((rule) => rule.isBroken(settings));
  return [...broken.map(({ pointer, detail }) => ({ pointer, detail })), ...checkActions(settings.actions)];
}

function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

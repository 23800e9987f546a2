import type { StepCondition } from "@mailroom/contracts/account-step";
import type { MailAddress } from "@mailroom/contracts/mail-address";
import type { FlowRun } from "./flow-run.ts";

type Operator = StepCondition["operator"];

/**
 * Whether a condition holds (X2), without regard to case. An address is compared bare and as `Name <address>`; of several
 * addresses or header fields one suffices, and a negation wants none. What is not known, such as a message from before an
 * upgrade, fulfils no condition; a variable that was not set is empty.
 */
export function conditionHolds({ source, name, operator, value }: StepCondition, run: FlowRun): boolean {
  const texts = source === "variable" ? [run.variables[name] ?? ""] : textsOf(source, name, run);
  if (texts === null) return false;
  const wanted = value.toLowerCase();
  const holds = texts.some((text) => compare(text.toLowerCase(), operator, wanted));
  return isNegation(operator) ? !holds : holds;
}

function textsOf(source: "field" | "header", name: string, { cause }: FlowRun): readonly string[] | null {
  if (cause === null) return null;
  if (source === "field" && name === "isAutomatic") return [String(cause.isAutomatic)];
  if (cause.facts === null) return null;
  const { subject, from, to, body, contactName, listId, isReply, headers } = cause.facts;
  if (source === "header") {
    return headers.filter((header) => header.name.toLowerCase() === name.toLowerCase()).map(({ value }) => value);
  }
  const fields: Readonly<Record<string, readonly string[]>> = {
    subject: [subject],
    from: from === null ? [] : written(from),
    to: to.flatMap(written),
    body: [body],
    contactName: [contactName],
    listId: listId === null ? [] : [listId],
    isReply: [String(isReply)],
  };
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null;
}

function written({ name, address }: MailAddress): string[] {
  return name === "" ? [address] : [address, `${name} <${address}>`];
}

function isNegation(operator: Operator): boolean {
  return operator === "notEquals" || operator === "notContains";
}

/** Of a negation: what it denies. */
function compare(text: string, operator: Operator, wanted: string): boolean {
  switch (operator) {
    case "equals":
    case "notEquals":
      return text === wanted;
    case "contains":
    case "notContains":
      return text.includes(wanted);
    case "startsWith":
      return text.startsWith(wanted);
    case "endsWith":
      return text.endsWith(wanted);
  }
}

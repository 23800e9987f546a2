import { type Action, actions } from "@mailroom/contracts/action";
import type { Principal } from "@mailroom/contracts/principal";
import {
  always,
  byMarkAsUnread,
  collectionOnly,
  type Grant,
  linked,
  linkedOrAssigned,
  linkedOrHolder,
  linkedOrWriting,
  never,
  own,
} from "./grant.ts";

export type Role = Extract<Principal, { kind: "user" }>["role"];
type Row = Readonly<Record<Action, Grant>>;

/**
 * Who may what. A new role is one more row; an action without a column does not compile, and one
 * that a role has no business with says `never`.
 */
export const roleTable: Readonly<Record<Role, Row>> = {
  admin: rowOf(always),
  agent: {
    ...rowOf(never),
    "accounts.list": linked,
    "dispositions.offered": linkedOrWriting,
    "canned-answers.offered": linkedOrWriting,
    "interactions.read": linkedOrHolder,
    "interactions.reply": linkedOrAssigned,
    "interactions.write": linkedOrAssigned,
    "interactions.pick": linked,
    "interactions.mark-unread": byMarkAsUnread,
    "deliveries.read": linkedOrHolder,
    "deliveries.write": linkedOrAssigned,
    "agents.read": own,
    "agents.set-own-state": own,
    "offers.read": own,
    "offers.answer": own,
    "events.read": collectionOnly,
  },
};

function rowOf(grant: Grant): Row {
  const entries = actions.map((action): [Action, Grant] => [action, grant]);
  return completeRow(Object.fromEntries(entries));
}

function completeRow(row: Partial<Record<Action, Grant>>): Row {
  if (!isComplete(row)) throw new TypeError("An action is missing from the row");
  return row;
}

function isComplete(row: Partial<Record<Action, Grant>>): row is Record<Action, Grant> {
  return actions.every((action) => row[action] !== undefined);
}

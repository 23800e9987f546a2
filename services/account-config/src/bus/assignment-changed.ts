import { on, type Handler } from "@mailroom/bus/handler";
import { assignmentChanged } from "@mailroom/contracts/events/offer";
import type { TransactionScope } from "@mailroom/postgres/transaction";
import { noteAssignment } from "../operations/note-assignment.ts";
import type { Scope } from "../operations/ports.ts";

export function onAssignmentChanged<DB>(makeScope: (scope: TransactionScope<DB>) => Scope): Handler<DB> {
  // Each says all there is to know; what else routing tells of an interaction concerns nobody here.
  return on(assignmentChanged, (event, scope: TransactionScope<DB>) => noteAssignment(makeScope(scope), event.data), {
    canBegin: true,
  });
}

import type { TransactionScope } from "@mailroom/postgres/transaction";
import type { UnitOfWork } from "../operations/ports.ts";

/** Gives the stores of the transaction in which a batch of events is handled. */
export type Bind<DB> = (scope: TransactionScope<DB>) => UnitOfWork;

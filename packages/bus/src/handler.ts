import type { CommandContract, EventContract, MessageContract, PayloadOf } from "@mailroom/contracts/define-event";
import { DomainError } from "@mailroom/contracts/domain-error";
import type { EventEnvelope } from "@mailroom/contracts/envelope";
import { payloadCheck, type PayloadFault } from "@mailroom/contracts/payload-check";
import type { TransactionScope } from "@mailroom/postgres/transaction";

export type Received<C extends MessageContract> = {
  readonly data: PayloadOf<C>;
  /** The aggregate's id. */
  readonly key: string;
  readonly seq: number;
  readonly envelope: EventEnvelope;
};

/** One contract bound to what is done about it; made by {@link on}. */
export type Handler<DB> = {
  readonly contract: EventContract | CommandContract;
  /** How long an event may wait for others, to be handled in one transaction with them. */
  readonly patienceMs: number;
  /** Whether a stream of which nothing was heard yet may begin with such an event, whatever its number. */
  readonly canBegin: boolean;
  /** Why the payload does not fit the contract; empty where it does. */
  faults(envelope: EventEnvelope): PayloadFault[];
  handle(envelope: EventEnvelope, scope: TransactionScope<DB>): Promise<void>;
};

export type HandlerOptions = {
  /** Default: 0. */
  readonly patienceMs?: number;
  /**
   * For streams of full snapshots alone: a service that begins to listen later finds the first ones forgotten everywhere,
   * and would wait for them. Default: false.
   */
  readonly canBegin?: boolean;
};

/**
 * Handles events of `contract` in order of `seq` per key, each as if it came exactly once: effects belong into
 * `scope.tx` and `scope.outbox`, which commit together with the position. The payload was checked against the contract.
 *
 * A handler throws DomainError: `unavailable` (or {@link notYet}) has it tried again later, while its stream waits; any
 * other kind makes it a dead letter and the stream goes on. Errors of other classes are tried a few times first.
 */
export function on<C extends EventContract | CommandContract, DB>(
  contract: C,
  handler: (event: Received<C>, scope: TransactionScope<DB>) => Promise<void>,
  { patienceMs = 0, canBegin = false }: HandlerOptions = {},
): Handler<DB> {
  const check = payloadCheck<C["schema"]>(contract.schema);
  return {
    ...{ contract, patienceMs, canBegin },
    faults: (envelope) => (check.is(envelope.data) ? [] : check.faults(envelope.data)),
    async handle(envelope, scope) {
      const { data, key, seq } = envelope;
      if (!check.is(data))
        throw new DomainError("payload-invalid", "invalid", `Payload of ${contract.type} does not fit.`);
      await handler({ data, key, seq, envelope }, scope);
    },
  };
}

/** To throw from a handler that needs what another producer's event, still on its way, will bring. `what` names it. */
export function notYet(what: string): DomainError {
  return new DomainError("not-yet", "unavailable", `Not yet here: ${what}.`);
}

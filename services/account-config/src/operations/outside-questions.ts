/**
 * What an import asks beyond its transaction: where names lead, and whether templates render. Within the transaction only
 * what is known is answered; a new question is put down and supposed to go well. Then the transaction is taken back, the
 * questions are asked with no lock and no connection held, and the import begins anew with the answers.
 */
import { DomainError } from "@mailroom/contracts/domain-error";
import type { AskTogether, CheckWebAddress } from "./library-ports.ts";
import type { CheckDestination } from "./ports.ts";
import type { TemplateEngine } from "./template-ports.ts";

export type OutsidePorts = {
  readonly checkDestination: CheckDestination;
  readonly checkWebAddress: CheckWebAddress;
  readonly templates: TemplateEngine;
};

export type OutsideQuestions = {
  /** The ports for the transaction: they answer at once. */
  readonly ports: OutsidePorts;
  /** Whether something was asked that is not known yet: then what the transaction has done counts for nothing. */
  hasOpen(): boolean;
  /** Asks all that is open. What is not answered in time is refused with `host-lookup-failed`. */
  settle(): Promise<void>;
};

/** For one import; `ports` are what is really asked. */
export function makeOutsideQuestions(ports: OutsidePorts, askTogether: AskTogether): OutsideQuestions {
  const destinations = makeQuestions(async (host: string, port: number) => {
    await ports.checkDestination(host, port);
    return [];
  });
  const addresses = makeQuestions(async (url: string) => {
    await ports.checkWebAddress(url);
    return [];
  });
  const templates = makeQuestions((...question: Parameters<TemplateEngine["check"]>) =>
    ports.templates.check(...question),
  );
  const kinds = [destinations, addresses, templates];
  return {
    ports: {
      checkDestination: async (host, port) => {
        await destinations.answer(host, port);
      },
      checkWebAddress: async (url) => {
        await addresses.answer(url);
      },
      templates: { ...ports.templates, check: templates.answer },
    },
    hasOpen: () => kinds.some(({ open }) => open.size > 0),
    async settle() {
      await askTogether(kinds.flatMap(({ open }) => [...open.values()]));
      for (const kind of kinds) kind.close();
    },
  };
}

type Faults = readonly string[];
type Verdict = { readonly faults: Faults } | { readonly refusal: Error };

/** `ask` finds faults, or throws why not even that is possible. */
function makeQuestions<Question extends readonly unknown[]>(ask: (...question: Question) => Promise<Faults>) {
  const verdicts = new Map<string, Verdict>();
  const open = new Map<string, () => Promise<void>>();
  const put = async (key: string, question: Question): Promise<void> => {
    const verdict = await ask(...question).then((faults): Verdict => ({ faults }), refusalOf);
    if (open.delete(key)) verdicts.set(key, verdict);
  };
  return {
    open,
    answer: (...question: Question): Promise<Faults> => {
      const key = JSON.stringify(question);
      const verdict = verdicts.get(key);
      if (verdict === undefined) open.set(key, () => put(key, question));
      return verdict !== undefined && "refusal" in verdict
        ? Promise.reject(verdict.refusal)
        : Promise.resolve(verdict?.faults ?? []);
    },
    close(): void {
      for (const key of open.keys()) verdicts.set(key, { refusal: notInTime() });
      open.clear();
    },
  };
}

function refusalOf(error: unknown): Verdict {
  return { refusal: error instanceof Error ? error : new Error("unknown failure", { cause: error }) };
}

const notInTime = () =>
  new DomainError("host-lookup-failed", "unavailable", "This could not be looked up in time. Import again in a while.");

import { beforeAll } from "@jest/globals";
import { askStack, startDeadlineMs } from "./ask-stack.ts";
import { lateValue } from "./late-value.ts";

/** A NATS server with JetStream that this file has for itself, empty when its tests begin. */
export type TestNats = {
  readonly url: string;
  /** SIGKILL; what was not synced may be lost. */
  kill(): Promise<void>;
  /** Same port, same store. */
  restart(): Promise<void>;
};

/** Call it once, at the top of a test file. The server outlives the file's hooks: clients may be closed in `afterAll`. */
export function useNats(): TestNats {
  const slot = `nats/${process.env["JEST_WORKER_ID"] ?? "1"}`;
  const url = lateValue<string>("the URL of NATS");
  beforeAll(async () => {
    url.set(readUrl(await askStack(`${slot}/renew`)));
  }, startDeadlineMs);
  return {
    get url() {
      return url.get();
    },
    async kill() {
      await askStack(`${slot}/kill`);
    },
    async restart() {
      await askStack(`${slot}/restart`);
    },
  };
}

function readUrl(answer: unknown): string {
  if (typeof answer === "object" && answer !== null && "url" in answer && typeof answer.url === "string")
    return answer.url;
  throw new Error("the stack server answered without a URL");
}

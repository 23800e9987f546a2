import { beforeAll } from "@jest/globals";
import { Redis } from "ioredis";
import { askStack, startDeadlineMs } from "./ask-stack.ts";
import { lateValue } from "./late-value.ts";

/** A Redis database of this file's own (`SELECT n`), empty when its tests begin: FLUSHDB is safe, FLUSHALL is not. */
export type TestRedis = { readonly url: string };

/** Call it at the top of a test file or of a `describe`. */
export function useRedis(): TestRedis {
  const url = lateValue<string>("the URL of Redis");
  beforeAll(async () => {
    url.set(await takeDatabase(readUrl(await askStack("redis"))));
  }, startDeadlineMs);
  return {
    get url() {
      return url.get();
    },
  };
}

/** Database 0 counts what was handed out; the others are taken in turn. */
async function takeDatabase(serverUrl: string): Promise<string> {
  const client = new Redis(serverUrl, { db: 0 });
  try {
    const count = Number((await client.config("GET", "databases"))[1]);
    const number = 1 + (((await client.incr("mailroom-test:databases")) - 1) % (count - 1));
    await client.select(number);
    await client.flushdb();
    const url = new URL(serverUrl);
    url.pathname = `/${number}`;
    return url.href;
  } finally {
    client.disconnect();
  }
}

function readUrl(answer: unknown): string {
  if (typeof answer === "object" && answer !== null && "url" in answer && typeof answer.url === "string")
    return answer.url;
  throw new Error("the stack server answered without a URL");
}

import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { pacedRefresh } from "./paced-refresh.ts";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

test("answers slower than the pace arrive while events keep coming, and what was told meanwhile is read after them", async () => {
  const client = new QueryClient();
  const queryKey = ["connections"];
  let stored = "before";
  let readings = 0;
  const queryFn = async (): Promise<string> => {
    readings += 1;
    const read = stored;
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    return read;
  };
  const leave = new QueryObserver(client, { queryKey, queryFn, initialData: "nothing", staleTime: Infinity }).subscribe(
    () => undefined,
  );
  const pace = pacedRefresh(client, queryKey, 1_000);
  for (let ms = 0; ms < 10_000; ms += 100) {
    pace.request();
    await jest.advanceTimersByTimeAsync(100);
  }
  expect(client.getQueryData(queryKey)).toBe("before");
  expect(readings).toBeLessThanOrEqual(3);
  stored = "after";
  pace.request();
  await jest.advanceTimersByTimeAsync(20_000);
  expect(client.getQueryData(queryKey)).toBe("after");
  pace.stop();
  leave();
  client.clear();
});

import autocannon from "autocannon";

export type Load = {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly durationMs: number;
  /** What each connection asks for, in turn; without: `url` itself. */
  readonly paths?: readonly string[];
};

export type LoadResult = {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytesPerAnswer: number;
};

/** Each connection asks again as soon as it was answered. @throws for an answer other than 200: it would be quick. */
export async function applyLoad({ url, headers, connections, durationMs, paths = [] }: Load): Promise<LoadResult> {
  let count = 0;
  const result = await autocannon({
    url,
    headers: { ...headers },
    connections,
    duration: durationMs / 1000,
    setupClient: (client) => {
      const path = paths[count % Math.max(paths.length, 1)];
      count += 1;
      if (path !== undefined) client.setRequests([{ method: "GET", path, headers: { ...headers } }]);
    },
  });
  const others = result.non2xx + result.errors;
  if (others > 0) throw new Error(`${url} refused ${others} of ${result.requests.total} calls`);
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    bytesPerAnswer: result.throughput.total / result.requests.total,
  };
}

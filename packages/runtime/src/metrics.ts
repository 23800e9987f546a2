import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

/** Makes the metrics of one service: names become `mailroom_<service>_<name>`; give the unit in `name`. */
export type Metrics = {
  readonly registry: Registry;
  /** `name` ends in `_total`. */
  counter<L extends string = never>(name: string, help: string, labels?: readonly L[]): Counter<L>;
  gauge<L extends string = never>(name: string, help: string, labels?: readonly L[]): Gauge<L>;
  /** `name` ends in `_seconds` or `_bytes`; `buckets` in that unit. */
  histogram<L extends string = never>(
    name: string,
    help: string,
    labels?: readonly L[],
    buckets?: readonly number[],
  ): Histogram<L>;
};

/** From a millisecond to half a minute. */
const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** A registry of its own, with the process's default metrics: two services in one process do not meet. */
export function makeMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const prefix = `mailroom_${service.replaceAll("-", "_")}_`;
  return {
    registry,
    counter: (name, help, labels = []) =>
      new Counter({ name: prefix + name, help, labelNames: labels, registers: [registry] }),
    gauge: (name, help, labels = []) =>
      new Gauge({ name: prefix + name, help, labelNames: labels, registers: [registry] }),
    histogram: (name, help, labels = [], buckets = secondsBuckets) =>
      new Histogram({
        name: prefix + name,
        help,
        labelNames: labels,
        buckets: [...buckets],
        registers: [registry],
      }),
  };
}

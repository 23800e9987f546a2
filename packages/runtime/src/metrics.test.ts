import { expect, test } from "@jest/globals";
import { makeMetrics } from "./metrics.ts";

test("names carry the service, and two services in one process do not meet", async () => {
  const ingest = makeMetrics("imap-ingest");
  makeMetrics("routing").counter("offers_total", "Offers made").inc();
  ingest.counter("messages_total", "Messages read", ["result"]).inc({ result: "stored" });
  ingest.gauge("sessions", "Open sessions").set(3);
  ingest.histogram("page_seconds", "Time of a page").observe(0.1);
  const text = await ingest.registry.metrics();
  expect(text).toContain('mailroom_imap_ingest_messages_total{result="stored",service="imap-ingest"} 1');
  expect(text).toContain('mailroom_imap_ingest_sessions{service="imap-ingest"} 3');
  expect(text).toContain("mailroom_imap_ingest_page_seconds_bucket");
  expect(text).toContain("process_cpu_seconds_total");
  expect(text).not.toContain("offers");
});

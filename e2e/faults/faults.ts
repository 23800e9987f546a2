import { setTimeout as pause } from "node:timers/promises";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import type { BackingServiceName } from "@mailroom/local-stack/backing-service-name";
import { Redis } from "ioredis";
import type { Fault, FaultParts } from "./fault.ts";
import { stopIngestBeforeSeen, stopIngestShortly } from "./ingest-faults.ts";
import { dropConnection, killSendInsideData, stopSendInsideData } from "./sending-faults.ts";

/** Everything that is done to the system, in an order that the seed chooses. */
export function listFaults(parts: FaultParts, shortStops: number): Fault[] {
  return parts.random.shuffled([
    ...serviceNames.map((service) => killService(parts, service)),
    ...Array.from({ length: shortStops }, () => stopIngestShortly(parts)),
    ...[stopIngestBeforeSeen(parts), stopSendInsideData(parts), killSendInsideData(parts)],
    ...[dropConnection(parts, "before"), dropConnection(parts, "after")],
    ...[flushRedis(parts), killBacking(parts, "redis"), killBacking(parts, "nats"), killBacking(parts, "postgres")],
  ]);
}

const longestAbsenceMs = 1_500;

function killService({ whole, random }: FaultParts, service: ServiceName): Fault {
  return {
    name: `SIGKILL ${service}`,
    concernsSending: service === "smtp-send",
    async strike(letAnswer) {
      const instance = whole.system.instance(service);
      letAnswer();
      await pause(random.between(200, 1_200));
      await instance.kill();
      await pause(random.between(0, longestAbsenceMs));
      await instance.restart();
    },
  };
}

function killBacking({ whole, random }: FaultParts, name: BackingServiceName): Fault {
  return {
    name: `SIGKILL ${name}`,
    concernsSending: false,
    async strike() {
      await whole.backing.kill(name);
      await pause(random.between(0, longestAbsenceMs));
      await whole.backing.restart(name);
    },
  };
}

function flushRedis({ whole }: FaultParts): Fault {
  return {
    name: "FLUSHALL redis",
    concernsSending: false,
    async strike() {
      const redis = new Redis(whole.backing.redis.url);
      try {
        await redis.flushall();
      } finally {
        redis.disconnect();
      }
    },
  };
}

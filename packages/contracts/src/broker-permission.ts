/**
 * What each service may publish and hear at the broker: its own events, the orders it gives, what it consumes and the
 * durables that are its own; everything else is refused. All of it follows from the contracts, so a new
 * event or consumer brings its rights along with `npm run generate`.
 */
import { messageContracts, stateContracts } from "./catalogue.ts";
import { consumedProducers, liveReaders } from "./consumption.ts";
import type { CommandContract } from "./define-event.ts";
import type { StateContract } from "./define-state.ts";
import { type ServiceName, serviceNames } from "./service-name.ts";
import {
  commandStream,
  type ConsumedFrom,
  type DurableName,
  durableName,
  eventStream,
  headsSubject,
  inboxPrefix,
  replaySubject,
} from "./stream.ts";

/** Subjects, with the broker's wildcards. Answers to requests that come in are allowed besides. */
export type BrokerPermission = {
  readonly publish: {
    readonly allow: readonly string[];
    /** Outweighs `allow`. */
    readonly deny: readonly string[];
  };
  readonly subscribe: { readonly allow: readonly string[] };
};

export function permissionOf(service: ServiceName): BrokerPermission {
  const durables = durablesOf(service);
  const readsLive = liveReaders.includes(service);
  return {
    publish: {
      allow: [
        // the namespace, not single types: an outbox may hold events of versions that are not in the contracts any more
        `mail.evt.${service}.>`,
        ...commands.filter(({ senders }) => senders.includes(service)).map(everyVersion),
        ...stateContracts.filter(({ producer }) => producer === service).map(stateSubjects),
        headsSubject(service),
        ...producersFor(service).map(replaySubject),
        ...streamRequests,
        ...durables.flatMap(durableRequests),
        ...(readsLive ? passingConsumerRequests : []),
      ],
      deny: readsLive ? foreignDurables(service).flatMap(anyRequest) : [],
    },
    subscribe: {
      allow: [
        `${inboxPrefix(service)}.>`,
        replaySubject(service),
        // a target of commands listens to whoever gives it some; heads are keys and numbers
        ...(takesCommands(service) ? [headsSubject("*")] : consumedProducers[service].map(headsSubject)),
        ...stateContracts.filter(({ readers }) => readers.includes(service)).map(stateSubjects),
      ],
    },
  };
}

const commands: readonly CommandContract[] = messageContracts.filter((contract) => contract.kind === "cmd");

/** Anybody may ask for the streams and make them again where the broker has lost them; nobody may change or delete them. */
const streamRequests = [
  "$JS.API.INFO",
  ...[eventStream, commandStream].flatMap((stream) => [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.STREAM.CREATE.${stream}`,
  ]),
];

function takesCommands(service: ServiceName): boolean {
  return commands.some(({ target }) => target === service);
}

function durablesOf(service: ServiceName): readonly DurableName[] {
  const from: ConsumedFrom[] = consumedProducers[service].map((producer) => ({ producer }));
  if (takesCommands(service)) from.push("commands");
  return from.map((one) => durableName(service, one));
}

/** Make the durable and adapt its limits, with its own filter only; fetch from it, acknowledge. */
function durableRequests({ stream, name, filter }: DurableName): string[] {
  return [
    `$JS.API.CONSUMER.INFO.${stream}.${name}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${name}.${filter}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
    `$JS.ACK.${stream}.${name}.>`,
  ];
}

/** For a consumer without durable. Its name is made by chance: these are for all names, and durables are taken out again. */
const passingConsumerRequests = ["INFO", "CREATE", "DELETE", "MSG.NEXT"].map(
  (verb) => `$JS.API.CONSUMER.${verb}.${eventStream}.*`,
);

function anyRequest({ stream, name }: DurableName): string[] {
  return [`$JS.API.CONSUMER.*.${stream}.${name}`, `$JS.API.CONSUMER.*.*.${stream}.${name}`];
}

function foreignDurables(service: ServiceName): readonly DurableName[] {
  return serviceNames
    .filter((other) => other !== service)
    .flatMap(durablesOf)
    .filter(({ stream }) => stream === eventStream);
}

/** Whom a service may ask for events again: the producers it consumes, and whoever gives it orders. */
function producersFor(service: ServiceName): readonly ServiceName[] {
  const senders = commands.filter(({ target }) => target === service).flatMap((command) => command.senders);
  return [...new Set<ServiceName>([...consumedProducers[service], ...senders])];
}

/** As with events: an older version may still wait in an outbox. */
function everyVersion({ type }: CommandContract): string {
  return `${type.replace(/\.v\d+$/, "")}.>`;
}

function stateSubjects({ subject, keyedBy }: StateContract): string {
  return keyedBy === null ? subject : `${subject}.*`;
}

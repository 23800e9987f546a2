import { type BrokerPermission, permissionOf } from "@mailroom/contracts/broker-permission";
import { serviceNames, type ServiceName } from "@mailroom/contracts/service-name";
import { type NatsAccess, publicNkey } from "./nats-access.ts";

/** How long the answer to a request is allowed; whoever asks waits for less. */
const answerWithin = "5s";
/** Seconds for a client's answer to the challenge: with the server's own two, a busy machine refuses whoever starts. */
const loginWithinSeconds = 10;

/**
 * The `authorization` block of a NATS configuration: one nkey user for each service with what the contracts allow it, and
 * nobody else but `furtherUsers` (lines of the same form).
 */
export function natsAuthorization(
  nkeyOf: (service: ServiceName) => string,
  furtherUsers: readonly string[] = [],
): string {
  const users = serviceNames.flatMap((service) => [
    `    # ${service}`,
    "    {",
    `      nkey: ${nkeyOf(service)}`,
    ...permissionLines(permissionOf(service)).map((line) => `      ${line}`),
    "    }",
  ]);
  return [
    "authorization {",
    `  timeout: ${loginWithinSeconds}`,
    "  users: [",
    ...users,
    ...furtherUsers.map((line) => `    ${line}`),
    "  ]",
    "}",
    "",
  ].join("\n");
}

/** For a server of this machine: the services by their keys, and `admin`. */
export function natsConfig({ seeds, adminPassword }: NatsAccess): string {
  return natsAuthorization((service) => publicNkey(seeds[service]), [`{ user: admin, password: "${adminPassword}" }`]);
}

function permissionLines({ publish, subscribe }: BrokerPermission): string[] {
  return [
    "permissions: {",
    "  publish: {",
    ...subjectLines("allow", publish.allow),
    ...(publish.deny.length === 0 ? [] : subjectLines("deny", publish.deny)),
    "  }",
    "  subscribe: {",
    ...subjectLines("allow", subscribe.allow),
    "  }",
    `  allow_responses: { max: 1, expires: "${answerWithin}" }`,
    "}",
  ];
}

function subjectLines(name: string, subjects: readonly string[]): string[] {
  return [`    ${name}: [`, ...subjects.map((subject) => `      "${subject}"`), "    ]"];
}

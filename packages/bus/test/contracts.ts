import Type from "typebox";
import { defineCommand, defineEvent } from "@mailroom/contracts/define-event";

/** For what a test itself asks of a broker that others keep busy: the client's own deadlines are of seconds. */
export const patient = { timeout: 30_000 };

const schema = Type.Object({ step: Type.Integer() }, { additionalProperties: false });

export const stepTaken = defineEvent({
  producer: "imap-ingest",
  name: "step.taken",
  version: 1,
  description: "What the tests' producer announces",
  schema,
});

export const stepIgnored = defineEvent({
  producer: "imap-ingest",
  name: "step.ignored",
  version: 1,
  description: "What nobody handles",
  schema,
});

export const stepFollowed = defineEvent({
  producer: "routing",
  name: "step.followed",
  version: 1,
  description: "What the tests' consumer answers",
  schema,
});

export const takeStep = defineCommand({
  target: "routing",
  senders: ["imap-ingest", "routing"],
  name: "step.take",
  version: 1,
  description: "What several services ask of the tests' consumer",
  schema,
});

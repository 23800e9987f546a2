import { backingServiceNames, displayNames, type BackingServiceName } from "./backing-service-name.ts";
import { canInstallPackages, installCommand, installPackages } from "./debian-packages.ts";
import { findServerProgram } from "./find-program.ts";

/** Where a backing service comes from. */
export type ServiceSource =
  /** Somebody else runs it. For `mail` the value is a `MailServerLocation` as JSON. */
  | { readonly kind: "environment"; readonly variable: string; readonly value: string }
  | { readonly kind: "docker" }
  | { readonly kind: "program"; readonly path: string };

export type SourceQuestion = {
  readonly names: readonly BackingServiceName[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What kept data was made with: data in a Docker volume is not seen by a program of this machine, nor the other way. */
  readonly remembered: Readonly<Partial<Record<BackingServiceName, "docker" | "program">>>;
  /** Which of these Docker can really run: an engine answers, and the image is there or can be had. */
  readonly askDocker: (names: readonly BackingServiceName[]) => Promise<ReadonlySet<BackingServiceName>>;
  readonly progress: (line: string) => void;
};

type Sources = Map<BackingServiceName, ServiceSource>;

/**
 * Decides for each service by itself: a URL in the environment; Docker; a program of this machine; `apt-get install`.
 *
 * @throws with the command to run when a service can be had from nowhere.
 */
export async function chooseSources(question: SourceQuestion): Promise<ReadonlyMap<BackingServiceName, ServiceSource>> {
  const sources: Sources = new Map();
  const open = () => question.names.filter((name) => !sources.has(name));
  for (const name of question.names) {
    const given = findInEnvironment(name, question.environment);
    if (given !== null) sources.set(name, given);
  }
  const mayBeDocker = open().filter((name) => question.remembered[name] !== "program");
  if (mayBeDocker.length > 0) {
    for (const name of await question.askDocker(mayBeDocker)) sources.set(name, { kind: "docker" });
  }
  requireRememberedDocker(open(), question);
  takePrograms(open(), sources, question);
  if (open().length > 0 && canInstallPackages()) {
    question.progress(`not on this machine: ${describe(open())}; installing`);
    await installPackages(open(), question.progress);
    takePrograms(open(), sources, question);
  }
  if (open().length > 0) throw new Error(explainMissing(open()));
  return sources;
}

function findInEnvironment(name: BackingServiceName, environment: SourceQuestion["environment"]): ServiceSource | null {
  const suffix = name === "mail" ? "MAIL_SERVER" : `${name.toUpperCase()}_URL`;
  for (const variable of [`MAILROOM_${suffix}`, `TEST_${suffix}`]) {
    const value = environment[variable];
    if (value !== undefined && value !== "") return { kind: "environment", variable, value };
  }
  return null;
}

function requireRememberedDocker(names: readonly BackingServiceName[], question: SourceQuestion): void {
  const lost = names.filter((name) => question.remembered[name] === "docker");
  if (lost.length === 0) return;
  throw new Error(
    `the data of ${describe(lost)} is in Docker volumes, but Docker does not answer. Start Docker, or begin anew: npm start -- --fresh`,
  );
}

function takePrograms(names: readonly BackingServiceName[], sources: Sources, question: SourceQuestion): void {
  for (const name of names) {
    const path = findServerProgram(name, question.environment["PATH"] ?? "");
    if (path !== null) sources.set(name, { kind: "program", path });
  }
}

function describe(names: readonly BackingServiceName[]): string {
  return names.map((name) => displayNames[name]).join(", ");
}

/** What to do about services that can be had from nowhere. The mail server has one way only: it is a program of this machine. */
export function explainMissing(names: readonly BackingServiceName[]): string {
  const others = names.filter((name) => name !== "mail");
  const variables = others.map((name) => `MAILROOM_${name.toUpperCase()}_URL`).join(", ");
  const lacking =
    others.length > 0
      ? `Mailroom needs ${describe(names)}, and found no running server, no Docker that can get images, and no program. Run`
      : `Mailroom needs ${describe(names)} on this machine, and found no program. Run`;
  const otherwise =
    others.length > 0
      ? `or start Docker${others.length < names.length ? ` for ${describe(others)}` : ""}, or set ${variables}, and try again.`
      : "and try again.";
  return [lacking, "", `    ${installCommand(names)}`, "", otherwise].join("\n");
}

/** The names that were asked for, in a fixed order. */
export function namesOf(need: Readonly<Partial<Record<BackingServiceName, boolean>>>): BackingServiceName[] {
  return backingServiceNames.filter((name) => need[name] === true);
}

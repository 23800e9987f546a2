import path from "node:path";

/** The root of the checkout. */
export const rootDirectory = path.resolve(import.meta.dirname, "..", "..");

/** What `npm start` runs. */
export const startScript = path.join(rootDirectory, "scripts", "start.ts");

/** Everything `npm start` keeps; git-ignored. */
export const stateDirectory = path.join(rootDirectory, ".mailroom");

/** What the last screen says, for programs. Present only while the system is ready. */
export const factsFile = path.join(stateDirectory, "demo.json");

/** Passwords and keys made at the first start, so that the next start has the same. */
export const credentialsFile = path.join(stateDirectory, "credentials.json");

/** The process that runs the system. */
export const processFile = path.join(stateDirectory, "start.pid");

/** Output of `npm start -- --detach`. */
export const startLogFile = path.join(stateDirectory, "start.log");

import { readFileSync } from "node:fs";
import { startSubmissionRelay, type RelayOptions } from "./submission-relay.ts";

const [optionsFile] = process.argv.slice(2);
if (optionsFile === undefined) throw new Error("give the file with the relay's options");
const options: RelayOptions = JSON.parse(readFileSync(optionsFile, "utf8"));
await startSubmissionRelay(options);

/** The containers' health check: exit 0 when the service answers `/livez`. The image has no curl, but it has Node. */
import process from "node:process";

const answer = await fetch("http://127.0.0.1:8080/livez", { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exitCode = answer?.ok === true ? 0 : 1;

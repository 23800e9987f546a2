import { rememberStack } from "./running-stack.ts";
import { startStackServer } from "./stack-server.ts";

/** Runs once before all test files. Workers inherit the environment, and so learn whom to ask for servers. */
async function setUp(): Promise<void> {
  const server = await startStackServer({ ...process.env });
  rememberStack(server);
  process.env["MAILROOM_TEST_STACK_URL"] = server.url;
}

// jest takes the default export.
export { setUp as default };

/** Asks the process that started jest for a server. The first to ask waits for its start, which may install packages. */
export async function askStack(path: string): Promise<unknown> {
  const url = process.env["MAILROOM_TEST_STACK_URL"];
  if (url === undefined)
    throw new Error("only integration and end-to-end tests have servers: name the file *.itest.ts");
  const response = await fetch(`${url}/${path}`, { method: "POST", signal: AbortSignal.timeout(startDeadlineMs) });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}

/** For hooks that may have to wait for a server, in milliseconds. */
export const startDeadlineMs = 10 * 60 * 1000;

/**
 * The same bytes, with the first piece already there: what fails before it (no such blob, store away) is still a proper
 * answer instead of a connection that breaks. Whoever gives it up, even unread (HEAD), ends the source too.
 */
export async function startedStream(source: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]();
  let first: IteratorResult<Uint8Array> | null = await iterator.next();
  // no generator: one that was not begun does not run its finally block
  const started: AsyncIterableIterator<Uint8Array> = {
    [Symbol.asyncIterator]: () => started,
    async next() {
      const piece = first ?? (await iterator.next());
      first = null;
      return piece;
    },
    async return(value?: unknown) {
      await iterator.return?.();
      return { done: true, value };
    },
  };
  return started;
}

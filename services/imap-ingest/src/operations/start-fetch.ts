import type { FetchedMail, Mailbox } from "./ports.ts";

/** A FETCH that is under way, perhaps before it is certain that it is wanted. */
export type StartedFetch = {
  readonly uids: readonly number[];
  /** To be taken once, before any other command. */
  readonly mails: AsyncIterable<FetchedMail>;
};

export function startFetch(mailbox: Mailbox, uids: readonly number[]): StartedFetch {
  const mails = mailbox.fetch(uids)[Symbol.asyncIterator]();
  const first = mails.next();
  first.catch(() => undefined); // whoever takes the mails is told
  return { uids, mails: takeAll(first, mails) };
}

/** Takes what the server sends nevertheless: until then it answers nothing else. */
export async function abandonFetch({ mails }: StartedFetch): Promise<void> {
  const rest = mails[Symbol.asyncIterator]();
  while ((await rest.next()).done !== true);
}

async function* takeAll(
  first: Promise<IteratorResult<FetchedMail, unknown>>,
  rest: AsyncIterator<FetchedMail, unknown>,
): AsyncGenerator<FetchedMail, void, undefined> {
  for (let next = await first; next.done !== true; next = await rest.next()) yield next.value;
}

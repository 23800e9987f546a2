import { type QueryKey, useMutation, useQueryClient } from "@tanstack/react-query";

/** A change through the API; afterwards what it made old is read again. */
export function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>, ...stale: readonly QueryKey[]) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    // also after a refusal: somebody else may have been quicker
    onSettled: () => Promise.all(stale.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** What a change is made to: without one, something new is made. */
export type Stored<Resource> = { readonly data: Resource; readonly etag: string };

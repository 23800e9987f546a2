import { queryOptions, useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { api, ask, tell } from "../../api/client.ts";
import { draftStore } from "../../api/draft-store.ts";
import { hasStatus } from "../../api/problem.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Session, User } from "../../api/resources.ts";
import { signInAgain } from "../../api/sign-in-again.ts";

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: async ({ signal }): Promise<Session | null> => {
    try {
      const session = await ask(api.GET("/sessions/current", { signal }));
      signInAgain.arm();
      return session;
    } catch (error) {
      if (hasStatus(error, 401)) return null;
      throw error;
    }
  },
  staleTime: Infinity,
});

/** Below the gate of the routes there is always somebody. */
export function useUser(): User {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error("A page that needs a session was shown without one");
  return data.user;
}

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { emailAddress: string; password: string }) => ask(api.POST("/sessions", { body })),
    onSuccess: (session) => {
      const before = client.getQueryData(sessionQuery.queryKey);
      // somebody else at the same page must not see what the first one had open
      if (before !== null && before !== undefined && before.user.id !== session.user.id) {
        location.assign("/");
        return;
      }
      client.setQueryData(sessionQuery.queryKey, session);
      signInAgain.arm();
      signInAgain.signedIn();
    },
  });
}

/** What everybody may change of themselves; what is left out stays. */
export type OwnProfile = { readonly alias?: string | null; readonly signature?: string | null };

export function useSaveProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OwnProfile) => ask(api.PATCH("/sessions/current/user", { body })),
    onSuccess: (user) => {
      client.setQueryData(sessionQuery.queryKey, (session) =>
        session === null || session === undefined ? session : { ...session, user },
      );
    },
  });
}

export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      signInAgain.disarm();
      await tell(api.DELETE("/sessions/current"));
      await draftStore.clear();
    },
    onSettled: () => {
      // a fresh page holds nothing of the last person
      location.assign("/sign-in");
    },
  });
}

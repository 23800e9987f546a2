import { lazy, Suspense, useSyncExternalStore } from "react";
import { signInAgain } from "../../api/sign-in-again.ts";

const SignedOutDialog = lazy(async () => ({ default: (await import("./signed-out-dialog.tsx")).SignedOutDialog }));

/** Fetched when a session has ended: most never see it. */
export function LazySignedOutDialog() {
  const isNeeded = useSyncExternalStore(signInAgain.subscribe, signInAgain.isNeeded);
  if (!isNeeded) return null;
  return (
    <Suspense fallback={null}>
      <SignedOutDialog />
    </Suspense>
  );
}

import { Outlet } from "react-router";
import { OfferToasts } from "../desk/offer-toasts.tsx";
import { useLiveEvents } from "../live/use-live-events.ts";
import { ComingPage } from "../shell/coming-page.tsx";
import { LazySignedOutDialog } from "./lazy-signed-out-dialog.tsx";
import { useUser } from "./use-session.ts";

/** Around every page that needs a person: live events, and the dialog for a session that has ended. */
export function SignedIn() {
  const user = useUser();
  useLiveEvents(user.id);
  return (
    <>
      <Outlet />
      <ComingPage />
      <OfferToasts />
      <LazySignedOutDialog />
    </>
  );
}

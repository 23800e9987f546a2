import type { QueryClient } from "@tanstack/react-query";
import { createBrowserRouter, redirect, type LoaderFunctionArgs } from "react-router";
import { sessionQuery } from "./features/session/use-session.ts";
import { homeOf } from "./features/shell/destinations.ts";
import { FirstPaint } from "./pages/session/first-paint.tsx";
import { NotFoundPage } from "./pages/session/not-found.tsx";
import { RouteFailure } from "./pages/session/route-failure.tsx";

/** Each page is a chunk of its own; the session stands before all of them. */
export function makeRouter(client: QueryClient) {
  const requireSession = async ({ request }: LoaderFunctionArgs) => {
    const session = await client.query({ ...sessionQuery, staleTime: "static" });
    if (session !== null) return session;
    const { pathname, search } = new URL(request.url);
    return redirect(pathname === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(pathname + search)}`);
  };
  const goHome = async () => {
    const session = await client.query({ ...sessionQuery, staleTime: "static" });
    return redirect(session === null ? "/sign-in" : homeOf(session.user.role));
  };
  return createBrowserRouter([
    {
      ErrorBoundary: RouteFailure,
      HydrateFallback: FirstPaint,
      children: [
        {
          path: "/sign-in",
          lazy: async () => ({ Component: (await import("./pages/session/sign-in.tsx")).SignInPage }),
          loader: () => client.query({ ...sessionQuery, staleTime: "static" }),
        },
        { path: "/", loader: goHome, Component: FirstPaint },
        {
          lazy: async () => ({ Component: (await import("./features/session/signed-in.tsx")).SignedIn }),
          loader: requireSession,
          shouldRevalidate: () => false,
          children: [
            {
              lazy: async () => ({ Component: (await import("./features/shell/shell.tsx")).Shell }),
              children: [
                {
                  ErrorBoundary: RouteFailure,
                  children: [
                    {
                      path: "/accounts",
                      lazy: async () => ({ Component: (await import("./pages/mail/accounts.tsx")).AccountsPage }),
                    },
                    {
                      path: "/accounts/:accountId/:section?",
                      lazy: async () => ({ Component: (await import("./pages/mail/account.tsx")).AccountPage }),
                    },
                    {
                      path: "/interactions",
                      lazy: async () => ({
                        Component: (await import("./pages/mail/interactions.tsx")).InteractionsPage,
                      }),
                    },
                    {
                      path: "/interactions/:interactionId",
                      lazy: async () => ({ Component: (await import("./pages/mail/interaction.tsx")).InteractionPage }),
                    },
                    {
                      path: "/deliveries",
                      lazy: async () => ({ Component: (await import("./pages/mail/deliveries.tsx")).DeliveriesPage }),
                    },
                    {
                      path: "/queues",
                      lazy: async () => ({ Component: (await import("./pages/routing/queues.tsx")).QueuesPage }),
                    },
                    {
                      path: "/agents",
                      lazy: async () => ({ Component: (await import("./pages/routing/agents.tsx")).AgentsPage }),
                    },
                    {
                      path: "/realtime",
                      lazy: async () => ({ Component: (await import("./pages/routing/realtime.tsx")).RealtimePage }),
                    },
                    {
                      path: "/users",
                      lazy: async () => ({ Component: (await import("./pages/system/users.tsx")).UsersPage }),
                    },
                    {
                      path: "/api-keys",
                      lazy: async () => ({ Component: (await import("./pages/system/api-keys.tsx")).ApiKeysPage }),
                    },
                    {
                      path: "/dispositions",
                      lazy: async () => ({
                        Component: (await import("./pages/library/dispositions.tsx")).DispositionsPage,
                      }),
                    },
                    {
                      path: "/canned-answers",
                      lazy: async () => ({
                        Component: (await import("./pages/library/canned-answers.tsx")).CannedAnswersPage,
                      }),
                    },
                    {
                      path: "/lists",
                      lazy: async () => ({ Component: (await import("./pages/library/lists.tsx")).ListsPage }),
                    },
                    {
                      path: "/intervals",
                      lazy: async () => ({ Component: (await import("./pages/library/intervals.tsx")).IntervalsPage }),
                    },
                    {
                      path: "/templates",
                      lazy: async () => ({ Component: (await import("./pages/library/templates.tsx")).TemplatesPage }),
                    },
                    {
                      path: "/assistants",
                      lazy: async () => ({
                        Component: (await import("./pages/library/assistants.tsx")).AssistantsPage,
                      }),
                    },
                    {
                      path: "/cloud-providers",
                      lazy: async () => ({
                        Component: (await import("./pages/system/cloud-providers.tsx")).CloudProvidersPage,
                      }),
                    },
                    {
                      path: "/audit",
                      lazy: async () => ({ Component: (await import("./pages/system/audit.tsx")).AuditPage }),
                    },
                    {
                      path: "/settings",
                      lazy: async () => ({ Component: (await import("./pages/system/settings.tsx")).SettingsPage }),
                    },
                    { path: "*", Component: NotFoundPage },
                  ],
                },
              ],
            },
            {
              path: "/desk/:interactionId?",
              ErrorBoundary: RouteFailure,
              lazy: async () => ({ Component: (await import("./pages/desk/desk.tsx")).DeskPage }),
            },
          ],
        },
      ],
    },
  ]);
}

import "@mantine/core/styles.css";
import "./global.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeQueryClient } from "./api/query-client.ts";
import { signInAgain } from "./api/sign-in-again.ts";
import { keepFocus } from "./components/last-focus.ts";
import { Notices } from "./components/notices.tsx";
import { noticeStore } from "./components/notify.ts";
import { makeRouter } from "./routes.tsx";
import { listenForShortcuts } from "./shortcuts/listen.ts";
import { cssVariablesResolver, theme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// Mantine asks for it itself; the scroll lock of its dialogs takes it from here.
setNonce(nonce);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

listenForShortcuts();
keepFocus();
let leave = enter(root);
// For tests of pages: both together are like loading anew, but what the browser has compiled stays, and what modules keep.
addEventListener("mailroom:leave", () => {
  leave();
});
addEventListener("mailroom:enter", () => {
  noticeStore.clear();
  leave = enter(root);
});

/** Shows the client. The returned function takes it out of the page, with all that it has read. */
function enter(element: HTMLElement): () => void {
  const queryClient = makeQueryClient();
  const router = makeRouter(queryClient);
  const react = createRoot(element);
  react.render(
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariablesResolver}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
        deduplicateInlineStyles
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
          <Notices />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
  return () => {
    react.unmount();
    router.dispose();
    queryClient.clear();
    signInAgain.disarm();
  };
}

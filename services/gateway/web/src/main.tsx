import "@mantine/core/styles.css";
import "./global.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { setNonce } from "get-nonce";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { makeQueryClient } from "./api/query-client.ts";
import { Notices } from "./components/notices.tsx";
import { makeRouter } from "./routes.tsx";
import { listenForShortcuts } from "./shortcuts/listen.ts";
import { cssVariablesResolver, theme } from "./theme.ts";

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
// Mantine asks for it itself; the scroll lock of its dialogs takes it from here.
setNonce(nonce);

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

listenForShortcuts();
const queryClient = makeQueryClient();
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      deduplicateInlineStyles
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={makeRouter(queryClient)} />
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

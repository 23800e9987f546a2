import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  // The gateway puts a fresh nonce in its place with every answer (services/gateway/src/http/web.ts).
  html: { cspNonce: "__CSP_NONCE__" },
  build: {
    target: "es2023",
    sourcemap: false,
    // the policy allows no data: fonts or scripts, and inlined images would grow the entry
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        // else the bundler merges what all pages share into what the first paint needs
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\//, priority: 10 },
            { name: "table", test: /node_modules\/@tanstack\/(table-core|react-table|store|react-store)\// },
            { name: "form", test: /node_modules\/(@mantine\/form|klona|fast-deep-equal)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8080", "/docs": "http://127.0.0.1:8080" } },
});

import { lazy, Suspense } from "react";

const SignatureDialog = lazy(async () => ({ default: (await import("./signature-dialog.tsx")).SignatureDialog }));

/** Fetched when somebody asks for it. */
export function LazySignatureDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <SignatureDialog onClose={onClose} />
    </Suspense>
  );
}

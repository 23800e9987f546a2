import { lazy, Suspense } from "react";

const KeySheet = lazy(async () => ({ default: (await import("./key-sheet.tsx")).KeySheet }));

/** Fetched when somebody asks for it. */
export function LazyKeySheet({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <KeySheet opened onClose={onClose} />
    </Suspense>
  );
}

import { lazy, Suspense } from "react";

const ProfileDialog = lazy(async () => ({ default: (await import("./profile-dialog.tsx")).ProfileDialog }));

/** Fetched when somebody asks for it. */
export function LazyProfileDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <ProfileDialog onClose={onClose} />
    </Suspense>
  );
}

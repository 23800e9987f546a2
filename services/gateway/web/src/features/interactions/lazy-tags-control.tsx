import { lazy, Suspense } from "react";
import type { Interaction } from "../../api/resources.ts";

const TagsControl = lazy(async () => ({ default: (await import("./tags-control.tsx")).TagsControl }));

/** The thread does not wait for it. */
export function LazyTagsControl({ interaction }: { readonly interaction: Interaction }) {
  return (
    <Suspense fallback={null}>
      <TagsControl interaction={interaction} />
    </Suspense>
  );
}

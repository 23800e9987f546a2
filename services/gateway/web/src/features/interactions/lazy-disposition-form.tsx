import { lazy, Suspense } from "react";
import type { DispositionFormProps } from "./disposition-form.tsx";

const DispositionForm = lazy(async () => ({ default: (await import("./disposition-form.tsx")).DispositionForm }));

/** Fetched when somebody chooses. */
export function LazyDispositionForm(props: DispositionFormProps) {
  return (
    <Suspense fallback={null}>
      <DispositionForm {...props} />
    </Suspense>
  );
}

import { lazy, Suspense } from "react";
import { Loading } from "./loading.tsx";
import type { RichTextProps } from "./rich-text/rich-text.tsx";
import { useAfterPaint } from "./use-after-paint.ts";

const RichText = lazy(async () => ({ default: (await import("./rich-text/rich-text.tsx")).RichText }));

/** The editor, fetched when the page around it stands: it is as large as everything else together. */
export function LazyRichText(props: RichTextProps) {
  const isReady = useAfterPaint(false);
  const loading = <Loading lines={5} height={36} />;
  return isReady ? (
    <Suspense fallback={loading}>
      <RichText {...props} />
    </Suspense>
  ) : (
    loading
  );
}

import { Skeleton } from "@mantine/core";
import { useEffect, useState } from "react";
import { t } from "../messages/format.ts";

/** Quick answers show nothing in between: what flickers looks slower than it is. */
const quietMs = 150;

export function useIsSlow(isPending: boolean): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => {
      setIsSlow(true);
    }, quietMs);
    return () => {
      clearTimeout(timer);
      setIsSlow(false);
    };
  }, [isPending]);
  return isPending && isSlow;
}

type LoadingProps = { readonly lines?: number; readonly height?: number };

/** Stands in the final geometry, after a moment of nothing. */
export function Loading({ lines = 3, height = 20 }: LoadingProps) {
  const isSlow = useIsSlow(true);
  if (!isSlow) return null;
  return (
    <div role="status" aria-label={t("common.loading")}>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton key={index} height={height} mb={12} />
      ))}
    </div>
  );
}

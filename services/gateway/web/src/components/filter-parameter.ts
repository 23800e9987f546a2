import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Filters live in the address. An empty value takes the filter away. */
export function useFilters(): {
  readonly get: (name: string) => string;
  readonly set: (name: string, value: string) => void;
  readonly clear: () => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const set = useCallback(
    (name: string, value: string) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === "") next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      );
    },
    [setParameters],
  );
  const clear = useCallback(() => {
    setParameters({}, { replace: true });
  }, [setParameters]);
  return { get: (name) => parameters.get(name) ?? "", set, clear };
}

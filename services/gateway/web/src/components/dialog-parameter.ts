import { useCallback } from "react";
import { useSearchParams } from "react-router";

/**
 * Which dialog is open is part of the address, so that Back closes it and a link opens it: `?dialog=edit&id=…`.
 */
export function useDialog(): {
  readonly name: string | null;
  readonly id: string | null;
  readonly open: (name: string, id?: string) => void;
  readonly close: () => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const open = useCallback(
    (name: string, id?: string) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          next.set("dialog", name);
          if (id === undefined) next.delete("id");
          else next.set("id", id);
          return next;
        },
        { preventScrollReset: true },
      );
    },
    [setParameters],
  );
  const close = useCallback(() => {
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        next.delete("dialog");
        next.delete("id");
        return next;
      },
      { preventScrollReset: true, replace: true },
    );
  }, [setParameters]);
  return { name: parameters.get("dialog"), id: parameters.get("id"), open, close };
}

import type { ReactNode } from "react";
import { Link, useSearchParams } from "react-router";

type DialogLinkProps = { readonly dialog: string; readonly id: string; readonly children: ReactNode };

/** The main link of a row: opens a sheet over the list, whose filters stay. */
export function DialogLink({ dialog, id, children }: DialogLinkProps) {
  const [parameters] = useSearchParams();
  const next = new URLSearchParams(parameters);
  next.set("dialog", dialog);
  next.set("id", id);
  return (
    <Link to={{ search: next.toString() }} preventScrollReset data-row-main dir="auto">
      {children}
    </Link>
  );
}

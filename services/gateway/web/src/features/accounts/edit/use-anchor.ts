import { useEffect } from "react";
import { useLocation } from "react-router";

/** Brings the part that the address names into view, once the section stands. */
export function useAnchor(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash !== "") document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView({ block: "start" });
  }, [hash]);
}

import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import type { AuditEntry } from "../../api/resources.ts";
import { pathOf } from "./audit-words.ts";
import type { NameOf } from "./use-names.ts";

/** Of a version-7 UUID the end tells things apart that were made in one moment. */
const shownDigits = 8;

/** By its name where it is known, and a way to it where it still stands. */
export function AuditObject({ entry, nameOf }: { readonly entry: AuditEntry; readonly nameOf: NameOf }) {
  const { objectId, objectType } = entry;
  if (objectType === "configuration") return null;
  const name = nameOf(objectId);
  const shown =
    name === null ? (
      <span className="mono" title={objectId}>
        {objectId.length > shownDigits ? `…${objectId.slice(-shownDigits)}` : objectId}
      </span>
    ) : (
      <span dir="auto">{name}</span>
    );
  const path = pathOf(entry);
  if (path === null) return shown;
  return (
    <Anchor component={Link} to={path} fz="inherit">
      {shown}
    </Anchor>
  );
}

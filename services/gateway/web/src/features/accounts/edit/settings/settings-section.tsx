import { t } from "../../../../messages/format.ts";
import { Part } from "../section-parts.tsx";
import { useAnchor } from "../use-anchor.ts";
import { GeneralFields } from "./general-fields.tsx";
import { RoutingFields } from "./routing-fields.tsx";

export function SettingsSection() {
  useAnchor();
  return (
    <>
      <Part anchor="general" title={t("accounts.part.general")}>
        <GeneralFields />
      </Part>
      <Part anchor="routing" title={t("accounts.part.routing")}>
        <RoutingFields />
      </Part>
    </>
  );
}

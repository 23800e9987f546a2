import { lazy, Suspense } from "react";
import { Loading } from "../../../../components/loading.tsx";
import { t } from "../../../../messages/format.ts";
import { Part } from "../section-parts.tsx";
import { useAnchor } from "../use-anchor.ts";
import { DispositionFields } from "./disposition-fields.tsx";
import { HeadersFilterField } from "./headers-filter-field.tsx";
import { IntakeFields } from "./intake-fields.tsx";
import { OneSwitch } from "./one-switch.tsx";
import { SystemFields } from "./system-fields.tsx";
import { ToolsPart } from "./tools-part.tsx";
import { TransferFields } from "./transfer-fields.tsx";

// editors are large: the rest of the section does not wait for them
const TemplateBlock = lazy(async () => ({ default: (await import("./template-block.tsx")).TemplateBlock }));
const NotificationBlock = lazy(async () => ({
  default: (await import("./notification-block.tsx")).NotificationBlock,
}));

/** In the page's order; our own part is the last. */
export function AdvancedSection() {
  useAnchor();
  return (
    <>
      <Part anchor="template" title={t("accounts.advanced.template")}>
        <Suspense fallback={<Loading lines={5} height={36} />}>
          <TemplateBlock />
        </Suspense>
      </Part>
      <Part anchor="notification" title={t("accounts.advanced.notification")}>
        <Suspense fallback={<Loading lines={3} height={36} />}>
          <NotificationBlock />
        </Suspense>
      </Part>
      <Part anchor="transfer" title={t("accounts.advanced.transfer")}>
        <TransferFields />
      </Part>
      <Part anchor="disposition" title={t("accounts.advanced.disposition")}>
        <DispositionFields />
      </Part>
      <Part anchor="system" title={t("accounts.advanced.system")}>
        <SystemFields />
      </Part>
      <Part anchor="headers-filter" title={t("accounts.advanced.headersFilter")}>
        <HeadersFilterField />
      </Part>
      <ToolsPart />
      <OneSwitch anchor="forward" path="includeMessageOnForward" title={t("accounts.advanced.forward")} />
      <OneSwitch anchor="duplicates" path="disableDuplicateCheck" title={t("accounts.advanced.duplicates")} />
      <OneSwitch anchor="drafts" path="autosaveDrafts" title={t("accounts.advanced.drafts")} />
      <Part anchor="intake" title={t("accounts.advanced.intake")}>
        <IntakeFields />
      </Part>
    </>
  );
}

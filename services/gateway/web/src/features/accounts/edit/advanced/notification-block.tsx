import { Note } from "../section-parts.tsx";
import { t } from "../../../../messages/format.ts";

export function NotificationBlock() {
  return <Note>{t("common.loading")}</Note>;
}

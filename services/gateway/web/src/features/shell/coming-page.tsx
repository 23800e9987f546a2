import { useNavigation } from "react-router";
import { useIsSlow } from "../../components/loading.tsx";
import { t } from "../../messages/format.ts";
import styles from "./coming-page.module.css";

/** While the code of the next page is on its way the old one still stands: this says that the click was heard. */
export function ComingPage() {
  const isSlow = useIsSlow(useNavigation().state !== "idle");
  return isSlow && <div role="status" aria-label={t("common.loading")} className={styles["bar"]} />;
}

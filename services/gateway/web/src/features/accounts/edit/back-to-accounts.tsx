import "../../../messages/add-accounts.ts";
import { Link } from "react-router";
import { BackIcon } from "../../../components/icon.tsx";
import { t } from "../../../messages/format.ts";
import styles from "./back-to-accounts.module.css";

export function BackToAccounts() {
  return (
    <Link to="/accounts" className={styles["back"]}>
      <BackIcon size={18} stroke={1.5} aria-hidden />
      {t("accounts.title")}
    </Link>
  );
}

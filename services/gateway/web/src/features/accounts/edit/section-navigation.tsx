import type { FormErrors } from "@mantine/form";
import { NavLink } from "react-router";
import { t } from "../../../messages/format.ts";
import type { AccountDraft } from "./account-draft.ts";
import { fieldOf } from "./field-faults.ts";
import { sectionOf } from "./edit-field.ts";
import styles from "./section-navigation.module.css";
import { sectionsFor } from "./sections.ts";

type SectionNavigationProps = {
  readonly accountId: string;
  readonly draft: AccountDraft;
  readonly changed: ReadonlySet<string>;
  readonly errors: FormErrors;
};

/** The sections in the page's order; a dot says that something in there is not saved, a cross that it is at fault. */
export function SectionNavigation({ accountId, draft, changed, errors }: SectionNavigationProps) {
  const isIn = (section: string) => (path: string) => {
    const field = fieldOf(path);
    return field !== undefined && sectionOf(field, draft) === section;
  };
  const faulty = Object.keys(errors).filter((path) => errors[path] !== undefined && errors[path] !== null);
  return (
    <nav className={styles["sections"]} aria-label={t("accounts.sections")}>
      {sectionsFor(draft.service).map(({ id, label }) => {
        const sign = faulty.some(isIn(id)) ? "fault" : [...changed].some(isIn(id)) ? "change" : null;
        return (
          <NavLink key={id} to={`/accounts/${accountId}/${id}`} className={styles["section"] ?? ""}>
            {t(label)}
            {sign !== null && (
              <span className={styles["sign"]} data-sign={sign}>
                <span className="hidden-visually">
                  {t(sign === "fault" ? "accounts.sections.fault" : "accounts.sections.changed")}
                </span>
              </span>
            )}
          </NavLink>
        );
      })}
    </nav>
  );
}

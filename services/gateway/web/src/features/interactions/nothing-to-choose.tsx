import { Anchor, Button } from "@mantine/core";
import { Link } from "react-router";
import type { Interaction } from "../../api/resources.ts";
import footer from "../../components/form-footer.module.css";
import "../../messages/add-later.ts";
import { t } from "../../messages/format.ts";
import { useUser } from "../session/use-session.ts";
import { DisposingDialog } from "./disposing-dialog.tsx";
import styles from "./disposition-form.module.css";

type NothingToChooseProps = {
  readonly interaction: Interaction;
  readonly purpose: "close" | "change";
  readonly onCancel: () => void;
  readonly onLookAgain: () => void;
};

/** The account demands a disposition and none is offered (S91): says who can mend it, and where. */
export function NothingToChoose({ interaction, purpose, onCancel, onLookAgain }: NothingToChooseProps) {
  const isAdmin = useUser().role === "admin";
  return (
    <DisposingDialog interaction={interaction} purpose={purpose} onCancel={onCancel}>
      <p className={styles["lead"]}>{t("disposing.noneNeeded", { key: interaction.accountKey })}</p>
      <p className={styles["lead"]}>
        {isAdmin ? (
          // beside this page: what is being written here stays in view
          <Anchor component={Link} to={`/accounts/${interaction.accountId}/dispositions`} target="_blank" fz="inherit">
            {t("disposing.noneNeededAdd")}
          </Anchor>
        ) : (
          t("disposing.noneNeededAsk")
        )}
      </p>
      <div className={footer["footer"]}>
        <Button variant="default" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
        <Button data-autofocus onClick={onLookAgain}>
          {t("disposing.lookAgain")}
        </Button>
      </div>
    </DisposingDialog>
  );
}

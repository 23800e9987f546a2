import { Button } from "@mantine/core";
import { t } from "../messages/format.ts";
import styles from "./form-footer.module.css";

type FormFooterProps = {
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  readonly disabled?: boolean;
};

export function FormFooter({ submit, isBusy, onCancel, disabled = false }: FormFooterProps) {
  return (
    <div className={styles["footer"]}>
      <Button variant="default" onClick={onCancel}>
        {t("common.cancel")}
      </Button>
      <Button type="submit" loading={isBusy} disabled={disabled}>
        {submit}
      </Button>
    </div>
  );
}

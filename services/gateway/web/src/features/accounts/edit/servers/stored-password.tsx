import { Button } from "@mantine/core";
import { useState } from "react";
import { t } from "../../../../messages/format.ts";
import { showDayAndTime } from "../../../../messages/time.ts";
import { useAccountEdit } from "../edit-context.ts";
import { SecretField, useEditField } from "../fields.tsx";
import styles from "./stored-password.module.css";

type StoredPasswordProps = {
  readonly path: "password" | "imap.password" | "smtp.password";
  readonly isSet: boolean;
  /** null: not known. */
  readonly setAt: string | null;
  /** The stored one may not be used: its server is another now. */
  readonly isNeeded: boolean;
};

/** What is stored is never shown: only that there is one, since when, and a way to another. */
export function StoredPassword(props: StoredPasswordProps) {
  const { account } = useAccountEdit();
  // once saved, the new one is the stored one
  return <PasswordOrDate key={account.version} {...props} />;
}

function PasswordOrDate({ path, isSet, setAt, isNeeded }: StoredPasswordProps) {
  const { form, label, description } = useEditField(path);
  const typed = form.useWatchValue(path);
  const [isReplaced, setReplaced] = useState(false);
  const isShown = !isSet || isNeeded || isReplaced || typed !== "" || form.errors[path] !== undefined;
  if (isShown) return <SecretField path={path} {...(isNeeded ? { description: t("account.passwordAgain") } : {})} />;
  return (
    <div>
      <div className={styles["label"]}>{label}</div>
      <div className={styles["stored"]}>
        <span>
          {setAt === null
            ? t("account.passwordSet")
            : t("account.passwordSetOn", { date: showDayAndTime(setAt, new Date()) })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          data-path={path}
          onClick={() => {
            setReplaced(true);
          }}
        >
          {t("account.passwordReplace")}
        </Button>
      </div>
      <div className={styles["help"]}>{description}</div>
    </div>
  );
}

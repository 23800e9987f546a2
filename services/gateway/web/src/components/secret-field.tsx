import { Button, PasswordInput } from "@mantine/core";
import { useId, useState } from "react";
import { t } from "../messages/format.ts";
import styles from "./secret-field.module.css";

type SecretFieldProps = {
  readonly label: string;
  readonly help: string;
  /** Whether one is stored; it is never shown. */
  readonly isSet: boolean;
  /** "": as it is; null: taken away; else the new one. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly error?: string | undefined;
};

/** A secret that can be set, replaced and removed, but not read: "Set [Replace] [Remove]". */
export function SecretField({ label, help, isSet, value, onChange, error }: SecretFieldProps) {
  const id = useId();
  const [isReplaced, setReplaced] = useState(false);
  if (value === null || (isSet && !isReplaced && value === "" && error === undefined)) {
    return (
      <div role="group" aria-labelledby={id}>
        <div id={id} className={styles["label"]}>
          {label}
        </div>
        <div className={styles["stored"]}>
          <span role="status">{t(value === null ? "secret.removed" : "secret.set")}</span>
          {value === null ? (
            <Action
              label={t("secret.keep")}
              onClick={() => {
                onChange("");
              }}
            />
          ) : (
            <>
              <Action
                label={t("secret.replace")}
                onClick={() => {
                  setReplaced(true);
                }}
              />
              <Action
                label={t("secret.remove")}
                onClick={() => {
                  onChange(null);
                }}
              />
            </>
          )}
        </div>
        <div className={styles["help"]}>{help}</div>
      </div>
    );
  }
  return (
    <PasswordInput
      label={label}
      description={help}
      autoComplete="off"
      data-1p-ignore
      value={value}
      error={error}
      // the button that was pressed is gone
      autoFocus={isReplaced}
      visibilityToggleButtonProps={{ "aria-label": t("secret.show") }}
      onChange={({ currentTarget }) => {
        onChange(currentTarget.value);
      }}
    />
  );
}

function Action({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
}

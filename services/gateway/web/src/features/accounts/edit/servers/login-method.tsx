import { MethodChoice } from "../../method-choice.tsx";
import { useAccountEdit } from "../edit-context.ts";
import { TextField, useEditField } from "../fields.tsx";
import { Pair } from "../section-parts.tsx";
import styles from "./login-method.module.css";
import { OauthFields } from "./oauth-fields.tsx";
import { isMoved } from "./server-faults.ts";
import { StoredPassword } from "./stored-password.tsx";

/** With a password, or through the provider's own sign-in (S10). */
export function LoginMethod() {
  const { form, label, description } = useEditField("authenticationMethod");
  const method = form.useWatchValue("authenticationMethod");
  return (
    <>
      <div data-path="authenticationMethod">
        <div className={styles["label"]} id="login-method">
          {label}
        </div>
        <MethodChoice
          aria-labelledby="login-method"
          method={method}
          onMethod={(chosen) => {
            form.setFieldValue("authenticationMethod", chosen);
          }}
        />
        <div className={styles["help"]}>{description}</div>
      </div>
      {method === "oauth" ? <OauthFields /> : <PasswordLogin />}
    </>
  );
}

function PasswordLogin() {
  const { account, form } = useAccountEdit();
  for (const path of ["imap.host", "imap.port", "smtp.host", "smtp.port"] as const) form.useWatchValue(path);
  const draft = form.getValues();
  const isElsewhere = (["imap", "smtp"] as const).some(
    (server) => isMoved(server, draft, account) && !account[server].passwordSet && draft[server].password === "",
  );
  return (
    <Pair>
      <TextField path="username" isExact placeholder={account.emailAddress} />
      <StoredPassword
        path="password"
        isSet={account.passwordSet}
        setAt={account.passwordChangedAt}
        isNeeded={isElsewhere && account.passwordSet}
      />
    </Pair>
  );
}

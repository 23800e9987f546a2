import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { TextField } from "../fields.tsx";
import { Note, Pair } from "../section-parts.tsx";
import { isMoved } from "./server-faults.ts";
import { StoredPassword } from "./stored-password.tsx";

/** A login that only one server has; what is left empty is the account's. */
export function OwnLogin({ server }: { readonly server: "imap" | "smtp" }) {
  const { account, form } = useAccountEdit();
  form.useWatchValue(`${server}.host`);
  form.useWatchValue(`${server}.port`);
  const username = form.useWatchValue("username");
  const method = form.useWatchValue("authenticationMethod");
  const isElsewhere = isMoved(server, form.getValues(), account);
  if (method === "oauth") return <Note>{t("account.sameOauth")}</Note>;
  return (
    <Pair>
      <TextField path={`${server}.username`} isExact placeholder={username} />
      <StoredPassword
        path={`${server}.password`}
        isSet={account[server].passwordSet}
        setAt={null}
        isNeeded={isElsewhere && account[server].passwordSet}
      />
    </Pair>
  );
}

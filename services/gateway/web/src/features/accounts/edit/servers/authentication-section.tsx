import { useAnchor } from "../use-anchor.ts";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { NumberField, SwitchField, TextField } from "../fields.tsx";
import { Part, Pair } from "../section-parts.tsx";
import { CertificateNote } from "./certificate-note.tsx";
import { ConnectionTest } from "./connection-test.tsx";
import { ConsentResult } from "./consent-result.tsx";
import { LoginMethod } from "./login-method.tsx";

/** Of the presets, which know their servers (S30). */
export function AuthenticationSection() {
  useAnchor();
  const { form } = useAccountEdit();
  const authentication = form.useWatchValue("authentication");
  return (
    <>
      <ConsentResult />
      <Part anchor="login" title={t("accounts.part.login")}>
        <SwitchField path="authentication" />
        {authentication && <LoginMethod />}
      </Part>
      <Part anchor="imap" title={t("accounts.part.imap")}>
        <SwitchField path="imap.ssl" />
        <CertificateNote server="imap" />
        <TextField path="imap.mailbox" isExact />
        <Pair>
          <NumberField path="imap.connectionTimeoutSeconds" unit={t("unit.seconds")} />
          <NumberField path="imap.authenticationTimeoutSeconds" unit={t("unit.seconds")} />
        </Pair>
      </Part>
      <ConnectionTest protocols={["imap", "smtp"]} />
    </>
  );
}

import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { NumberField, SwitchField, TextField } from "../fields.tsx";
import { Part, Pair } from "../section-parts.tsx";
import { useAnchor } from "../use-anchor.ts";
import { CertificateNote } from "./certificate-note.tsx";
import { ConnectionTest } from "./connection-test.tsx";
import { ConsentResult } from "./consent-result.tsx";
import { EndpointFields } from "./endpoint-fields.tsx";
import { LoginMethod } from "./login-method.tsx";
import { OwnLogin } from "./own-login.tsx";

/** Of the service Custom (S35). */
export function ImapSection() {
  useAnchor();
  const { account, form } = useAccountEdit();
  const authentication = form.useWatchValue("authentication");
  const ofImap = form.useWatchValue("imap.authentication");
  const hasOwnLogin = account.imap.username !== null || account.imap.passwordSet;
  return (
    <>
      <ConsentResult />
      <Part anchor="server" title={t("accounts.part.server")}>
        <EndpointFields server="imap" />
        <CertificateNote server="imap" />
      </Part>
      <Part anchor="login" title={t("accounts.part.login")}>
        <SwitchField path={authentication ? "imap.authentication" : "authentication"} />
        {authentication && ofImap && <LoginMethod />}
        {authentication && ofImap && hasOwnLogin && <OwnLogin server="imap" />}
      </Part>
      <Part anchor="mailbox" title={t("accounts.part.mailbox")}>
        <TextField path="imap.mailbox" isExact />
        <Pair>
          <NumberField path="imap.connectionTimeoutSeconds" unit={t("unit.seconds")} />
          <NumberField path="imap.authenticationTimeoutSeconds" unit={t("unit.seconds")} />
        </Pair>
      </Part>
      <ConnectionTest protocols={["imap"]} />
    </>
  );
}

import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { NumberField, SwitchField } from "../fields.tsx";
import { Note, Part, Pair } from "../section-parts.tsx";
import { useAnchor } from "../use-anchor.ts";
import { CertificateNote } from "./certificate-note.tsx";
import { ConnectionTest } from "./connection-test.tsx";
import { EndpointFields } from "./endpoint-fields.tsx";
import { OwnLogin } from "./own-login.tsx";

/** Of the service Custom (S36). */
export function SmtpSection() {
  useAnchor();
  const { form } = useAccountEdit();
  const authentication = form.useWatchValue("authentication");
  const ofSmtp = form.useWatchValue("smtp.authentication");
  return (
    <>
      <Part anchor="server" title={t("accounts.part.server")}>
        <EndpointFields server="smtp" />
        <CertificateNote server="smtp" />
      </Part>
      <Part anchor="login" title={t("accounts.part.login")}>
        <SwitchField path="smtp.authentication" disabled={!authentication} />
        {!authentication && <Note>{t("account.noLoginAnywhere")}</Note>}
        {authentication && ofSmtp && <OwnLogin server="smtp" />}
      </Part>
      <Part anchor="times" title={t("accounts.part.times")}>
        <Pair>
          <NumberField path="smtp.connectionTimeoutSeconds" unit={t("unit.seconds")} />
          <NumberField path="smtp.authenticationTimeoutSeconds" unit={t("unit.seconds")} />
        </Pair>
      </Part>
      <ConnectionTest protocols={["smtp"]} />
    </>
  );
}

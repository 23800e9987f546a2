import { Anchor } from "@mantine/core";
import { Link } from "react-router";
import { t } from "../../../../messages/format.ts";
import { useAccountEdit } from "../edit-context.ts";
import { Note } from "../section-parts.tsx";

/** Wherever the server stands it is said that nobody checks who it is (X13). */
export function CertificateNote({ server }: { readonly server: "imap" | "smtp" }) {
  const { account, form } = useAccountEdit();
  const ssl = form.useWatchValue(`${server}.ssl`);
  const isAnyAccepted = form.useWatchValue("acceptAnyCertificate");
  if (!ssl || !isAnyAccepted) return null;
  return (
    <Note tone="warn">
      {t("account.anyCertificateOn")}{" "}
      <Anchor component={Link} to={`/accounts/${account.id}/advanced#system`} c="inherit" td="underline" fz="inherit">
        {t("account.anyCertificateChange")}
      </Anchor>
    </Note>
  );
}

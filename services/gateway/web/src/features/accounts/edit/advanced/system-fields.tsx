import { useQuery } from "@tanstack/react-query";
import { t } from "../../../../messages/format.ts";
import { connectionsQuery } from "../../account-queries.ts";
import { useAccountEdit } from "../edit-context.ts";
import { SwitchField, TextField } from "../fields.tsx";
import { Note } from "../section-parts.tsx";

export function SystemFields() {
  const { account, form } = useAccountEdit();
  const { data: connections } = useQuery(connectionsQuery);
  const hasSsl = [form.useWatchValue("imap.ssl"), form.useWatchValue("smtp.ssl")].includes(true);
  const isAnyAccepted = form.useWatchValue("acceptAnyCertificate");
  const isWithoutWorker = account.hostname !== "" && connections?.get(account.id)?.state === "no_worker";
  return (
    <>
      <TextField path="hostname" isExact />
      {isWithoutWorker && <Note tone="warn">{t("account.noWorker", { hostname: account.hostname })}</Note>}
      {hasSsl && <SwitchField path="acceptAnyCertificate" />}
      {hasSsl && isAnyAccepted && <Note tone="warn">{t("account.anyCertificateOn")}</Note>}
    </>
  );
}

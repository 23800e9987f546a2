import { t } from "../../../../messages/format.ts";
import { usualMode } from "../../usual-mode.ts";
import { useAccountEdit } from "../edit-context.ts";
import { ChoiceField, NumberField, SwitchField, TextField } from "../fields.tsx";
import { Note, Pair } from "../section-parts.tsx";
import { isMoved } from "./server-faults.ts";

export function EndpointFields({ server }: { readonly server: "imap" | "smtp" }) {
  const { account, form } = useAccountEdit();
  const ssl = form.useWatchValue(`${server}.ssl`);
  form.useWatchValue(`${server}.host`);
  form.useWatchValue(`${server}.port`);
  const hasPassword = account.passwordSet || account[server].passwordSet;
  const isElsewhere = hasPassword && isMoved(server, form.getValues(), account);
  /** The port tells how the connection is encrypted; whoever knows better can choose after it. */
  const followPort = (): void => {
    const { port } = form.getValues()[server];
    if (Number(port) === account[server].port) return;
    form.setFieldValue(`${server}.tlsMode`, usualMode(Number(port)));
  };
  return (
    <>
      <Pair>
        <TextField path={`${server}.host`} isExact />
        <NumberField path={`${server}.port`} onLeave={followPort} />
      </Pair>
      {isElsewhere && <Note tone="warn">{t("account.movedNote")}</Note>}
      <SwitchField path={`${server}.ssl`} />
      {ssl && (
        <ChoiceField
          path={`${server}.tlsMode`}
          data={[
            { value: "implicit", label: t("account.tlsMode.implicit") },
            { value: "starttls", label: t("account.tlsMode.starttls") },
          ]}
        />
      )}
    </>
  );
}

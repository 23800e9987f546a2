import { Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import { updateOwnUser } from "../../api/constraints.gen.ts";
import { textLimits } from "../../components/field-rules.ts";
import { FormSummary } from "../../components/form-errors.tsx";
import { FormFooter } from "../../components/form-footer.tsx";
import { notify } from "../../components/notify.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import styles from "../accounts/account-form.module.css";
import { useSaveSignature, useUser } from "./use-session.ts";

/** What one's own answers end with (X26). */
export function SignatureDialog({ onClose }: { readonly onClose: () => void }) {
  useFocusBack();
  const { signature } = useUser();
  const save = useSaveSignature();
  const [text, setText] = useState(signature ?? "");
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t("signature.mine")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(text.trim() === "" ? null : text, {
            onSuccess: () => {
              notify(t("signature.saved"));
              onClose();
            },
          });
        }}
      >
        <FormSummary error={save.error} fields={{ names: [] }} />
        <Textarea
          label={t("signature.label")}
          description={t("signature.help")}
          autosize
          minRows={4}
          maxRows={12}
          dir="auto"
          {...textLimits(updateOwnUser.signature)}
          data-autofocus
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
          }}
        />
        <FormFooter submit={t("common.save")} isBusy={save.isPending} onCancel={onClose} />
      </form>
    </Modal>
  );
}

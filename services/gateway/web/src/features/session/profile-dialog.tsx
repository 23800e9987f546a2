import "../../messages/add-profile.ts";
import { Modal, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { updateOwnUser } from "../../api/constraints.gen.ts";
import type { User } from "../../api/resources.ts";
import { textLimits } from "../../components/field-rules.ts";
import { FormSummary, sortFaults } from "../../components/form-errors.tsx";
import { FormFooter } from "../../components/form-footer.tsx";
import { notify } from "../../components/notify.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import styles from "../accounts/account-form.module.css";
import { type OwnProfile, useSaveProfile, useUser } from "./use-session.ts";

const fields = { names: ["alias", "signature"] };

/** What customers read of oneself: the name above, and what answers end with (X11, X26). */
export function ProfileDialog({ onClose }: { readonly onClose: () => void }) {
  useFocusBack();
  const user = useUser();
  const save = useSaveProfile();
  const [alias, setAlias] = useState(user.alias ?? "");
  const [signature, setSignature] = useState(user.signature ?? "");
  const { byField } = sortFaults(save.error, fields);
  return (
    <Modal
      opened
      onClose={onClose}
      size={520}
      title={t("profile.mine")}
      closeButtonProps={{ "aria-label": t("common.close") }}
    >
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(changesOf(user, { alias: textOrNull(alias), signature: textOrNull(signature) }), {
            onSuccess: () => {
              notify(t("profile.saved"));
              onClose();
            },
          });
        }}
      >
        <FormSummary error={save.error} fields={fields} />
        <TextInput
          label={t("profile.alias")}
          description={t("profile.aliasHelp")}
          placeholder={user.name}
          autoComplete="off"
          dir="auto"
          {...textLimits(updateOwnUser.alias)}
          data-autofocus
          error={byField["alias"]}
          value={alias}
          onChange={({ currentTarget }) => {
            setAlias(currentTarget.value);
          }}
        />
        <Textarea
          label={t("profile.signature")}
          description={t("profile.signatureHelp")}
          autosize
          minRows={4}
          maxRows={12}
          dir="auto"
          {...textLimits(updateOwnUser.signature)}
          error={byField["signature"]}
          value={signature}
          onChange={({ currentTarget }) => {
            setSignature(currentTarget.value);
          }}
        />
        <FormFooter submit={t("common.save")} isBusy={save.isPending} onCancel={onClose} />
      </form>
    </Modal>
  );
}

function textOrNull(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** Only what differs: the rest may have been changed elsewhere meanwhile. */
function changesOf(before: User, { alias, signature }: Required<OwnProfile>): OwnProfile {
  return {
    ...(alias === before.alias ? {} : { alias }),
    ...(signature === before.signature ? {} : { signature }),
  };
}

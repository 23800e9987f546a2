import { Modal } from "@mantine/core";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import styles from "./sign-in.module.css";
import { SignInForm } from "./sign-in-form.tsx";
import { useUser } from "./use-session.ts";

/** The session ended under an open page: sign in over it, and the calls that were refused are repeated. */
export function SignedOutDialog() {
  useFocusBack();
  const user = useUser();
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t("signIn.againTitle")}
      size={400}
      zIndex={400}
    >
      <p className={styles["lead"]}>{t("signIn.againText")}</p>
      <SignInForm emailAddress={user.emailAddress} />
    </Modal>
  );
}

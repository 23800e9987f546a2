import { useNavigate } from "react-router";
import { SideSheet } from "../../components/side-sheet.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { t } from "../../messages/format.ts";
import { NewMailForm } from "./new-mail-form.tsx";

/** The sheet beside the list. Closing it keeps what was typed as a draft. */
export function NewMailSheet({ at, onClose }: { readonly at: string; readonly onClose: () => void }) {
  useFocusBack();
  const navigate = useNavigate();
  return (
    <SideSheet opened title={t("newMail.title")} size={640} onClose={onClose}>
      <NewMailForm onSent={(interactionId) => void navigate(`${at}/${interactionId}`)} onDiscarded={onClose} />
    </SideSheet>
  );
}

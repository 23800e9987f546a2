import { useNavigate } from "react-router";
import { SideSheet } from "../../components/side-sheet.tsx";
import { t } from "../../messages/format.ts";
import { NewMailForm } from "./new-mail-form.tsx";

/** The sheet beside the list. Closing it keeps what was typed as a draft. */
export function NewMailSheet({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  return (
    <SideSheet opened title={t("newMail.title")} size={640} onClose={onClose}>
      <NewMailForm onSent={(interactionId) => void navigate(`/interactions/${interactionId}`)} onDiscarded={onClose} />
    </SideSheet>
  );
}

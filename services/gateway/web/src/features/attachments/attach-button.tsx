import { ActionIcon, Tooltip } from "@mantine/core";
import { FileChoice } from "../../components/file-choice.tsx";
import { AttachmentIcon } from "../../components/icon.tsx";
import { t } from "../../messages/format.ts";

export function AttachButton({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  return (
    <FileChoice multiple onChange={onFiles}>
      {(props) => (
        <Tooltip label={t("files.attach")}>
          <ActionIcon {...props} variant="subtle" color="gray" size="lg" aria-label={t("files.attach")}>
            <AttachmentIcon size={18} stroke={1.5} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileChoice>
  );
}

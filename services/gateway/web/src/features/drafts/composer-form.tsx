import type { ReactNode } from "react";
import { useShortcuts } from "../../shortcuts/use-shortcuts.ts";
import { useFileDrop } from "../attachments/use-file-drop.ts";

type ComposerFormProps = {
  readonly label: string;
  /** What the key that sends is called in the list of keys. */
  readonly sendLabel: string;
  readonly className: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onSend: () => void;
  readonly children: ReactNode;
};

/** Around whatever is written: Ctrl Enter sends it, files dropped on it are attached; while they are held over it, `data-over`. */
export function ComposerForm({ label, sendLabel, className, onFiles, onSend, children }: ComposerFormProps) {
  const drop = useFileDrop(onFiles);
  useShortcuts([{ keys: "Mod+Enter", label: sendLabel, worksInText: true, run: onSend }]);
  return (
    <form
      className={className}
      aria-label={label}
      {...drop}
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </form>
  );
}

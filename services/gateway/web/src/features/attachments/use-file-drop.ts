import { type ClipboardEvent, type DragEvent, useState } from "react";

/** Files that are dropped on an element, or pasted into it; text that is dropped or pasted stays text. */
export function useFileDrop(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    "data-over": isOver,
    onDragOver(event: DragEvent): void {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      setOver(true);
    },
    onDragLeave(event: DragEvent): void {
      const { relatedTarget } = event;
      if (relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget)) return;
      setOver(false);
    },
    onDrop(event: DragEvent): void {
      setOver(false);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    },
    onPaste(event: ClipboardEvent): void {
      // programs that copy text with a picture of it mean the text
      if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
      event.preventDefault();
      onFiles([...event.clipboardData.files]);
    },
  };
}

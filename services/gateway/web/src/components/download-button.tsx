import { Button } from "@mantine/core";
import { useState } from "react";
import { DownloadIcon } from "./icon.tsx";
import { notifyFailure } from "./notify.ts";
import { detailOf } from "./problem-view.tsx";

type DownloadButtonProps = {
  readonly label: string;
  /** The heading of the notice where it fails. */
  readonly failure: string;
  /** Makes the file and gives it to the browser. */
  readonly download: () => Promise<void>;
};

/** Busy while the file is made. */
export function DownloadButton({ label, failure, download }: DownloadButtonProps) {
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await download();
    } catch (error) {
      notifyFailure(failure, detailOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<DownloadIcon size={16} stroke={1.5} />}
      loading={isBusy}
      onClick={() => void run()}
    >
      {label}
    </Button>
  );
}

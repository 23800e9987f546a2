import "../../messages/add-thread.ts";
import { Select } from "@mantine/core";
import type { ReactNode } from "react";
import { t } from "../../messages/format.ts";
import type { Typed } from "./draft-content.ts";

export type SenderFieldProps = {
  /** The account's own first. */
  readonly senders: readonly string[];
  readonly from: string | null;
  readonly fault: ReactNode;
  readonly onChange: (change: Pick<Typed, "from">) => void;
};

/** From which of the account's addresses (X26). */
export function SenderField({ senders, from, fault, onChange }: SenderFieldProps) {
  const [own = ""] = senders;
  return (
    <Select
      size="xs"
      label={t("composer.from")}
      data={[...senders]}
      value={from ?? own}
      error={fault}
      allowDeselect={false}
      onChange={(value) => {
        onChange({ from: value === own ? null : value });
      }}
    />
  );
}

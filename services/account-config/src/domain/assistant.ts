import type { Assistant } from "@mailroom/contracts/api/assistant";
import type { SealedSecret } from "@mailroom/contracts/sealed-secret";

/** A provider that suggests answers (S45). */
export type StoredAssistant = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly url: string;
  readonly key: SealedSecret | null;
  readonly active: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** As the API shows it: the key is only said to be there. */
export function showAssistant({ key, createdAt, updatedAt, ...shown }: StoredAssistant): Assistant {
  return {
    ...shown,
    keySet: key !== null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

import { lazy, Suspense } from "react";
import type { WritingRules } from "../../api/resources.ts";
import type { RecipientFieldsProps } from "./recipient-fields.tsx";
import type { SenderFieldProps } from "./sender-field.tsx";

const RecipientFields = lazy(async () => ({ default: (await import("./recipient-fields.tsx")).RecipientFields }));
const SenderField = lazy(async () => ({ default: (await import("./sender-field.tsx")).SenderField }));

/** Fetched when they are asked for: most answers go to the customer as they are. */
export function LazyRecipientFields(props: RecipientFieldsProps) {
  return (
    <Suspense fallback={null}>
      <RecipientFields {...props} />
    </Suspense>
  );
}

type LazySenderFieldProps = Omit<SenderFieldProps, "senders"> & {
  /** Not known yet: nothing is to be chosen. */
  readonly rules: WritingRules | undefined;
};

/** Fetched where the account has aliases; absent where it has one address only. */
export function LazySenderField({ rules, from, ...props }: LazySenderFieldProps) {
  // a draft may name an alias that is gone: shown until another is chosen, the server refuses it
  const senders = [...new Set([...(rules?.senders ?? []), ...(from === null ? [] : [from])])];
  if (rules === undefined || senders.length < 2) return null;
  return (
    <Suspense fallback={null}>
      <SenderField senders={senders} from={from} {...props} />
    </Suspense>
  );
}

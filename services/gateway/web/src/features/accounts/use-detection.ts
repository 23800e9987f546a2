import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api, ask } from "../../api/client.ts";
import type { AccountProposal } from "../../api/resources.ts";
import { isAddressLike } from "../../components/field-rules.ts";
import { type AccountValues, newAccountValues } from "./account-values.ts";
import { proposedValues, type ProposedPath, valueOf } from "./proposal-values.ts";
import { suggestNames } from "./suggest-names.ts";

/**
 * Fills the form from the address: names at once, servers when the provider was found. What somebody has typed or chosen
 * is never overwritten; what was only proposed may be proposed anew.
 */
export function useDetection(form: UseFormReturnType<AccountValues>): {
  readonly proposal: AccountProposal | undefined;
  readonly isDetecting: boolean;
  readonly hasFailed: boolean;
  readonly detect: () => void;
} {
  const asked = useRef("");
  const ours = useRef(new Map<string, string | number>());
  const detection = useMutation({
    mutationFn: (emailAddress: string) => ask(api.POST("/accounts/autodetect", { body: { emailAddress } })),
    onSuccess: (proposal, emailAddress) => {
      if (emailAddress !== asked.current) return;
      for (const [path, value] of proposedValues(proposal)) put(path, value);
    },
  });
  const put = (path: ProposedPath, value: string | number): void => {
    const before = ours.current.get(path) ?? valueOf(newAccountValues, path);
    if (valueOf(form.getValues(), path) !== before) return;
    ours.current.set(path, value);
    form.setFieldValue(path, value);
  };
  const suggest = (path: "name" | "key", value: string): void => {
    if (form.getValues()[path] !== (ours.current.get(path) ?? "")) return;
    ours.current.set(path, value);
    form.setFieldValue(path, value);
  };
  return {
    proposal: detection.data,
    isDetecting: detection.isPending,
    hasFailed: detection.isError,
    detect: () => {
      const address = form.getValues().emailAddress.trim();
      if (!isAddressLike(address) || address === asked.current) return;
      asked.current = address;
      const { name, key } = suggestNames(address);
      suggest("name", name);
      suggest("key", key);
      detection.mutate(address);
    },
  };
}

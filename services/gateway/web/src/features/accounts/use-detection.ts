import type { UseFormReturnType } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api, ask } from "../../api/client.ts";
import type { AccountProposal } from "../../api/resources.ts";
import { isAddressLike } from "../../components/field-rules.ts";
import { type AccountValues, newAccountValues } from "./account-values.ts";
import { proposedPaths, proposedValues, type ProposedPath, valueOf } from "./proposal-values.ts";
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
  // it may have been at the link that an earlier answer brought
  const holdFocus = (): void => {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) form.getInputNode("service")?.focus();
    });
  };
  const detection = useMutation({
    mutationFn: (emailAddress: string) => ask(api.POST("/accounts/autodetect", { body: { emailAddress } })),
    onSuccess: (proposal, emailAddress) => {
      if (emailAddress !== asked.current) return;
      const proposed = new Map(proposedValues(proposal));
      // what the address before had told is not true of this one
      for (const path of proposedPaths) put(path, proposed.get(path) ?? valueOf(newAccountValues, path));
    },
    onMutate: holdFocus,
    onSettled: holdFocus,
  });
  const write = (path: ProposedPath | "name" | "key", value: string | number): void => {
    ours.current.set(path, value);
    // a field that is written to is made anew: whoever stands in it is not to fall out
    const hasFocus = form.getInputNode(path)?.contains(document.activeElement) === true;
    form.setFieldValue(path, value);
    if (hasFocus) requestAnimationFrame(() => form.getInputNode(path)?.focus());
  };
  const put = (path: ProposedPath, value: string | number): void => {
    const before = ours.current.get(path) ?? valueOf(newAccountValues, path);
    if (value !== before && valueOf(form.getValues(), path) === before) write(path, value);
  };
  const suggest = (path: "name" | "key", value: string): void => {
    if (form.getValues()[path] === (ours.current.get(path) ?? "")) write(path, value);
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
      detection.mutate(address);
      // the focus is on its way to the next field, which may be one of these
      requestAnimationFrame(() => {
        suggest("name", name);
        suggest("key", key);
      });
    },
  };
}

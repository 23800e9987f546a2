import "../../messages/add-tags.ts";
import { Button, CloseButton, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { api, ask } from "../../api/client.ts";
import { addInteractionTags } from "../../api/constraints.gen.ts";
import { queryKeys } from "../../api/query-keys.ts";
import type { Interaction } from "../../api/resources.ts";
import { faultsIn } from "../../components/field-rules.ts";
import { AddIcon } from "../../components/icon.tsx";
import { notifyFailure } from "../../components/notify.ts";
import { detailOf } from "../../components/problem-view.tsx";
import { t } from "../../messages/format.ts";
import { interactionQuery } from "./interaction-queries.ts";
import styles from "./tags-control.module.css";

/** The tags of an interaction, each with what takes it away, and a field for one more. */
export function TagsControl({ interaction }: { readonly interaction: Interaction }) {
  const change = useChangeTags(interaction.id);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <span className={styles["tags"]}>
      {interaction.tags.length > 0 && (
        <ul aria-label={t("tags.title")} className={styles["list"]}>
          {interaction.tags.map((tag) => (
            <li key={tag} className={styles["tag"]}>
              <span dir="auto" title={tag}>
                {tag}
              </span>
              <CloseButton
                size={24}
                iconSize={14}
                aria-label={t("tags.remove", { tag })}
                onClick={() => {
                  change.mutate({ kind: "remove", tag });
                  // what had the focus goes away
                  add.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <AddTag
        button={add}
        onAdd={(tags) => {
          change.mutate({ kind: "add", tags });
        }}
      />
    </span>
  );
}

type AddTagProps = {
  readonly button: React.RefObject<HTMLButtonElement | null>;
  readonly onAdd: (tags: string[]) => void;
};

/** Enter adds and stays for the next one; Escape, or leaving it empty, ends. Commas separate tags. What is typed stays. */
function AddTag({ button, onAdd }: AddTagProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [isBack, setBack] = useState(false);
  const tags = (typed ?? "")
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "");
  const fault = tags.length === 0 ? undefined : Object.values(faultsIn(addInteractionTags, { tags }))[0];
  const submit = (): void => {
    if (tags.length === 0 || fault !== undefined) return;
    onAdd(tags);
    setTyped("");
  };
  if (typed === null) {
    return (
      <Button
        ref={button}
        autoFocus={isBack}
        size="compact-xs"
        variant="default"
        leftSection={<AddIcon size={14} stroke={1.5} aria-hidden />}
        onClick={() => {
          setTyped("");
        }}
      >
        {t("tags.add")}
      </Button>
    );
  }
  return (
    <TextInput
      size="xs"
      autoFocus
      className={styles["input"] ?? ""}
      aria-label={t("tags.add")}
      placeholder={t("tags.placeholder")}
      value={typed}
      error={fault}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          event.preventDefault();
          submit();
        }
        if (event.key === "Escape") {
          event.stopPropagation();
          setBack(true);
          setTyped(null);
        }
      }}
      onBlur={() => {
        if (tags.length > 0) return;
        setBack(false);
        setTyped(null);
      }}
    />
  );
}

type Change = { readonly kind: "add"; readonly tags: string[] } | { readonly kind: "remove"; readonly tag: string };

/** Shown as the server has it. */
function useChangeTags(interactionId: string) {
  const client = useQueryClient();
  const url = "/interactions/{interactionId}/tags";
  const path = { interactionId };
  return useMutation({
    mutationFn: (change: Change) =>
      change.kind === "add"
        ? ask(api.POST(url, { params: { path }, body: { tags: change.tags } }))
        : ask(api.DELETE(url, { params: { path, query: { tag: change.tag } } })),
    onSuccess: (changed) => {
      client.setQueryData(interactionQuery(interactionId).queryKey, changed);
      void client.invalidateQueries({ queryKey: queryKeys.interactionLists });
    },
    onError: (error) => {
      notifyFailure(t("tags.failed"), detailOf(error));
    },
  });
}

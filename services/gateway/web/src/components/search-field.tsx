import { CloseButton, TextInput } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { t } from "../messages/format.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { SearchIcon } from "./icon.tsx";

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Called when typing pauses. */
  readonly onSearch: (value: string) => void;
};

const pauseMs = 250;

export function SearchField({ label, value, onSearch }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    // the address changed by itself: back, a link, "Clear filters"
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => {
      setKnown(typed.trim());
      onSearch(typed.trim());
    }, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, onSearch]);
  useShortcuts([{ keys: "/", label, group: "here", run: () => input.current?.focus() }]);
  return (
    <TextInput
      ref={input}
      size="xs"
      w={240}
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={typed}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
      }}
      leftSection={<SearchIcon size={16} stroke={1.5} aria-hidden />}
      rightSection={
        typed !== "" && (
          <CloseButton
            size="sm"
            aria-label={t("common.clearSearch")}
            onClick={() => {
              setTyped("");
              input.current?.focus();
            }}
          />
        )
      }
    />
  );
}

import { CloseButton, TextInput } from "@mantine/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { t } from "../messages/format.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { SearchIcon } from "./icon.tsx";

type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  /** Called when typing pauses, or as `startsOn` says. */
  readonly onSearch: (value: string) => void;
  /** `enter`: only then. `typing`: also when typing pauses, from five characters on. Left out: with the first one. */
  readonly startsOn?: "enter" | "typing" | undefined;
};

const pauseMs = 250;
/** X12 */
const fewestTyped = 5;

export function SearchField({ label, value, onSearch, startsOn }: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (value !== known) {
    // the address changed by itself: back, a link, "Clear filters"
    setKnown(value);
    setTyped(value);
  }
  const wanted = typed.trim();
  const search = useCallback(() => {
    setKnown(wanted);
    onSearch(wanted);
  }, [wanted, onSearch]);
  // an emptied field shows everything again, whatever starts a search
  const isDue = wanted === "" || startsOn === undefined || (startsOn === "typing" && wanted.length >= fewestTyped);
  useEffect(() => {
    if (wanted === value || !isDue) return;
    const timer = setTimeout(search, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted, value, isDue, search]);
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
      onKeyDown={({ key, nativeEvent }) => {
        if (key === "Enter" && !nativeEvent.isComposing && wanted !== value) search();
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

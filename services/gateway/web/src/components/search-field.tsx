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
  const { typed, setTyped, wanted, isAsked, search } = useTyped(value, onSearch);
  // an emptied field shows everything again, whatever starts a search
  const isDue = wanted === "" || startsOn === undefined || (startsOn === "typing" && wanted.length >= fewestTyped);
  useEffect(() => {
    if (isAsked || !isDue) return;
    const timer = setTimeout(search, pauseMs);
    return () => {
      clearTimeout(timer);
    };
  }, [isAsked, isDue, search]);
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
        if (key === "Enter" && !nativeEvent.isComposing && !isAsked) search();
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

/**
 * What is typed, beside the address that follows it: the address may take its time, and what is typed meanwhile must not be
 * replaced by what it followed.
 */
function useTyped(value: string, onSearch: (value: string) => void) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const [underWay, setUnderWay] = useState<readonly string[]>([]);
  if (value !== known) {
    setKnown(value);
    const place = underWay.lastIndexOf(value);
    setUnderWay(place === -1 ? [] : underWay.slice(place + 1));
    // the address changed by itself: back, a link, "Clear filters"
    if (place === -1) setTyped(value);
  }
  const wanted = typed.trim();
  const search = useCallback(() => {
    setUnderWay((before) => (wanted === value ? [] : [...before, wanted]));
    onSearch(wanted);
  }, [wanted, value, onSearch]);
  return { typed, setTyped, wanted, isAsked: wanted === (underWay.at(-1) ?? value), search };
}

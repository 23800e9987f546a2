import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import type { CannedAnswer } from "../../api/resources.ts";
import { offeredCannedAnswersQuery } from "./canned-answer-queries.ts";
import { fillVariables, type Variables } from "./fill-variables.ts";
import { PickerList } from "./picker-list.tsx";
import { plainTextOf } from "./plain-text.ts";
import { byKey, slashAt, type SlashQuery } from "./slash-query.ts";

const pauseMs = 120;
/** More cannot be chosen from at a glance: whoever types on sees fewer. */
const mostShown = 8;

type PickerOptions = {
  /** null: not known yet, nothing is offered. */
  readonly accountId: string | null;
  /** Of the interaction that is answered; none where there is none yet. */
  readonly variables: Variables;
  readonly input: RefObject<HTMLTextAreaElement | null>;
  /** The whole text, after an answer was put in. */
  readonly onText: (text: string) => void;
  /** The answer whose text was put in: its files go along (S98). */
  readonly onAnswer: (answer: CannedAnswer) => void;
};

/**
 * Canned answers by their key (S116): a slash that begins a word opens the list of what is offered; the arrows choose,
 * Enter or Tab puts the text in the place of the slash, Esc lets it be a slash. The focus never leaves the text.
 */
export function useCannedPicker({ accountId, variables, input, onText, onAnswer }: PickerOptions) {
  const id = useId();
  const [slash, setSlash] = useState<SlashQuery | null>(null);
  const [dismissed, setDismissed] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const [search] = useDebouncedValue(slash?.search ?? "", pauseMs);
  const isAsking = accountId !== null && slash !== null && slash.start !== dismissed;
  const { data } = useQuery({ ...offeredCannedAnswersQuery(accountId ?? "", search), enabled: isAsking });
  const answers = isAsking && data !== undefined ? byKey(data, slash.search).slice(0, mostShown) : [];
  const isOpen = answers.length > 0;
  const chosen = answers[Math.min(at, answers.length - 1)];
  const look = (): void => {
    const area = input.current;
    const next =
      area?.selectionStart === area?.selectionEnd ? slashAt(area?.value ?? "", area?.selectionEnd ?? 0) : null;
    if (next?.search !== slash?.search) setAt(0);
    if (next === null) setDismissed(null);
    setSlash(next);
  };
  const insert = (answer: CannedAnswer): void => {
    const area = input.current;
    if (area === null || slash === null) return;
    area.setRangeText(fillVariables(plainTextOf(answer), variables), slash.start, slash.end, "end");
    setSlash(null);
    onText(area.value);
    onAnswer(answer);
    area.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (chosen === undefined || isOfOthers(event)) return;
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => {
        setAt((answers.indexOf(chosen) + 1) % answers.length);
      },
      ArrowUp: () => {
        setAt((answers.indexOf(chosen) + answers.length - 1) % answers.length);
      },
      Enter: () => {
        insert(chosen);
      },
      Tab: () => {
        insert(chosen);
      },
      Escape: () => {
        setDismissed(slash?.start ?? null);
      },
    };
    const act = does[event.key];
    if (act === undefined) return;
    act();
    event.preventDefault();
  };
  const optionId = (answer: CannedAnswer): string => `${id}-${answer.id}`;
  return {
    inputProps: {
      onKeyDown,
      onSelect: look,
      onBlur: () => {
        setSlash(null);
      },
      "aria-autocomplete": "list" as const,
      "aria-haspopup": "listbox" as const,
      ...(isOpen && chosen !== undefined
        ? { "aria-controls": `${id}-list`, "aria-activedescendant": optionId(chosen) }
        : {}),
    },
    list: (
      <PickerList
        id={`${id}-list`}
        answers={answers}
        chosen={chosen}
        optionId={optionId}
        isAsking={isAsking && data !== undefined}
        onPick={insert}
      />
    ),
  };
}

/** With these keys the same letters mean sending, a new line, another field, or a sign that is being composed. */
function isOfOthers({ ctrlKey, metaKey, altKey, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey || nativeEvent.isComposing;
}

import { useSearchParams } from "react-router";

export type TagCondition = {
  /** Any of these, separated by commas. */
  readonly tags: string;
  /** Off: kept, but it does not count. */
  readonly isOn: boolean;
};

const [onName, offName] = ["tags", "tagsOff"];

/** The conditions about tags, as the address has them. */
export function useTagConditions(): {
  readonly conditions: readonly TagCondition[];
  readonly set: (conditions: readonly TagCondition[]) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const conditionsOf = (name: string, isOn: boolean): TagCondition[] =>
    parameters.getAll(name).map((tags) => ({ tags, isOn }));
  return {
    conditions: [...conditionsOf(onName, true), ...conditionsOf(offName, false)],
    set: (conditions) => {
      setParameters(
        (before) => {
          const next = new URLSearchParams(before);
          next.delete(onName);
          next.delete(offName);
          for (const { tags, isOn } of conditions) {
            const clean = tidy(tags);
            if (clean !== "") next.append(isOn ? onName : offName, clean);
          }
          return next;
        },
        { replace: true },
      );
    },
  };
}

function tidy(tags: string): string {
  return tags
    .split(",")
    .map((tag) => tag.trim())
    .filter((tag) => tag !== "")
    .join(",");
}

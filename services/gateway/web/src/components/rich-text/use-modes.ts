import { useMemo, useState } from "react";
import type { Obstacle } from "./obstacle.ts";
import { type Reading, readSource } from "./read-source.ts";

export type Mode = "visual" | "source";

type State = {
  readonly mode: Mode;
  /** What the visual editor begins with. */
  readonly reading: Reading;
  /** What was last written here: another value comes from outside. */
  readonly written: string;
  /** Counts beginnings: each makes the visual editor anew. */
  readonly revision: number;
};

type Modes = State & {
  /** Why it can only be edited as source. */
  readonly obstacle: Obstacle | null;
  readonly show: (mode: Mode) => void;
  readonly write: (source: string) => void;
};

/** Which editor is shown, and what it begins with. Visual where all of the source can be kept. */
export function useModes(value: string, hasPlace: boolean, onChange: (source: string) => void): Modes {
  const [state, setState] = useState(() => begin(value, hasPlace, "visual", 0));
  if (value !== state.written) setState(begin(value, hasPlace, state.mode, state.revision + 1));
  const typed = state.mode === "source" ? value : null;
  const obstacle = useMemo(() => (typed === null ? null : readSource(typed, hasPlace).obstacle), [typed, hasPlace]);
  return {
    ...state,
    obstacle,
    show: (mode) => {
      setState(begin(value, hasPlace, mode, state.revision + 1));
    },
    write: (written) => {
      setState((before) => ({ ...before, written }));
      onChange(written);
    },
  };
}

function begin(value: string, hasPlace: boolean, wanted: Mode, revision: number): State {
  const reading = readSource(value, hasPlace);
  return { mode: reading.obstacle === null ? wanted : "source", reading, written: value, revision };
}

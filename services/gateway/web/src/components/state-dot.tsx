import styles from "./state-dot.module.css";

export type StateShape = "full" | "half" | "triangle" | "cross" | "hollow";
export type StateTone = "ok" | "warn" | "danger" | "muted" | "accent";

type StateDotProps = {
  readonly shape: StateShape;
  readonly tone: StateTone;
  /** The word: shape and colour only repeat it. */
  readonly label: string;
  /** Where there is no room: the word is still read out. */
  readonly isLabelHidden?: boolean;
};

export function StateDot({ shape, tone, label, isLabelHidden = false }: StateDotProps) {
  return (
    <span className={styles["state"]} data-alone={isLabelHidden || undefined}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" className={styles[tone]}>
        {shapes[shape]}
      </svg>
      <span className={isLabelHidden ? "hidden-visually" : undefined}>{label}</span>
    </span>
  );
}

const shapes = {
  full: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  triangle: <path d="M6 1.5 11 10.5H1z" fill="currentColor" />,
  cross: <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />,
  hollow: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 1.6" />,
} as const;

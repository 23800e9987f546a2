/** The ways a message can take through the list, drawn beside it: steps in a column, jumps as arcs. */
import { type FlowEdge, flowOf } from "@mailroom/action-flow/flow";
import { t } from "../../../../messages/format.ts";
import { showExactDuration } from "../../../../messages/time.ts";
import { lanesOf } from "./arc-lanes.ts";
import styles from "./flow-drawing.module.css";
import { kindLabels, type Step } from "./step-kinds.ts";

const width = 280;
const captionHeight = 48;
const rowHeight = 44;
const top = 20;
const nodeX = 110;
const radius = 13;

/** `from` -1: where a new message begins. Ends that are drawn beside their step have no place in the column. */
type Line = { readonly from: number; readonly to: number; readonly text: string };
type Exit = { readonly from: number; readonly end: "agent" | "closed" | "nowhere" | "unchosen" };

type FlowDrawingProps = {
  readonly steps: readonly Step[];
  /** Index of the step in the list that somebody is at: it and the ways from it are marked. */
  readonly marked: number | null;
};

export function FlowDrawing({ steps, marked }: FlowDrawingProps) {
  const edges = flowOf(steps);
  const lines = linesOf(edges, steps.length);
  const [straight, arcs] = [lines.filter(isStraight), lines.filter((line) => !isStraight(line))];
  const lanes = lanesOf(arcs);
  const isUnreadReached = lines.some(({ to }) => to === steps.length);
  const height = yOf(steps.length - (isUnreadReached ? 0 : 1)) + top;
  return (
    <figure
      className={styles["figure"]}
      // taller than the window it moves along with the list until its end is to be seen
      style={{ top: `min(72px, calc(100vh - ${height + captionHeight}px))` }}
    >
      <figcaption className={styles["caption"]}>{t("actions.flow")}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} className={styles["drawing"]} aria-hidden>
        <text x={nodeX} y={yOf(-1) + 4} className={styles["end"]}>
          {t("actions.drawn.start")}
        </text>
        {straight.map((line) => (
          <Down key={`${line.from}-${line.to}`} line={line} isMarked={line.from === marked} />
        ))}
        {arcs.map((line, index) => (
          <Jump key={`${line.from}-${line.to}`} line={line} lane={lanes[index] ?? 0} isMarked={line.from === marked} />
        ))}
        {exitsOf(edges, steps).map((exit) => (
          <WayOut key={`${exit.from}-${exit.end}`} exit={exit} isMarked={exit.from === marked} />
        ))}
        {steps.map((step, index) => (
          <g
            key={step.id}
            transform={`translate(${nodeX} ${yOf(index)})`}
            data-step={index + 1}
            data-marked={index === marked || undefined}
          >
            <title>{numbered(index, steps)}</title>
            <circle r={radius} className={styles["node"]} />
            <text className={styles["number"]} dy="4">
              {index + 1}
            </text>
          </g>
        ))}
        {isUnreadReached && (
          <text x={nodeX} y={yOf(steps.length) + 4} className={styles["end"]}>
            {t("actions.end.unread")}
          </text>
        )}
      </svg>
      <ol className={styles["words"]}>
        {edges.map((edge) => (
          <li key={`${edge.from}-${edge.to}-${edge.label.kind}`}>{wordsOf(edge, steps)}</li>
        ))}
      </ol>
    </figure>
  );
}

function yOf(index: number): number {
  return top + (index + 1) * rowHeight;
}

/** One line between two places, however many ways lead there: their words would lie on each other. */
function linesOf(edges: readonly FlowEdge[], count: number): Line[] {
  const lines = new Map<string, Line>();
  for (const { from, to, label } of edges) {
    const target = to === "unread" ? count : to;
    if (typeof target !== "number") continue;
    const start = from === "start" ? -1 : from;
    const key = `${start}-${target}`;
    const texts = [lines.get(key)?.text ?? "", labelOf(label)].filter((text) => text !== "");
    lines.set(key, { from: start, to: target, text: texts.join(", ") });
  }
  return [...lines.values()];
}

function exitsOf(edges: readonly FlowEdge[], steps: readonly Step[]): Exit[] {
  return edges.flatMap(({ from, to }) => {
    const isExit = to === "agent" || to === "closed" || to === "nowhere";
    if (!isExit || from === "start") return [];
    return [{ from, end: to === "nowhere" && isUnchosen(steps[from]) ? "unchosen" : to }];
  });
}

function isUnchosen(step: Step | undefined): boolean {
  return step !== undefined && "stepId" in step && step.stepId === "";
}

function isStraight({ from, to }: Line): boolean {
  return to === from + 1;
}

/** Down the column. */
function Down({ line: { from, to, text }, isMarked }: { readonly line: Line; readonly isMarked: boolean }) {
  const tip = yOf(to) - radius - 2;
  return (
    <g className={styles["way"]} data-marked={isMarked || undefined}>
      <path d={`M ${nodeX} ${yOf(from) + radius} V ${tip - 1}`} />
      <path d={`M ${nodeX - 4} ${tip - 5} L ${nodeX} ${tip} L ${nodeX + 4} ${tip - 5}`} />
      <text x={nodeX + 8} y={(yOf(from) + yOf(to)) / 2 + 4}>
        {text}
      </text>
    </g>
  );
}

/** There is room for so many to the left of the column. */
const mostLanes = 8;
const laneWidth = 14;

type JumpProps = { readonly line: Line; readonly lane: number; readonly isMarked: boolean };

/** An arc to the left of the column, its words where it begins: there it is alone. What leaves the list goes to the right. */
function Jump({ line: { from, to, text }, lane, isMarked }: JumpProps) {
  const x = nodeX - radius;
  const bend = x - 32 - Math.min(lane, mostLanes - 1) * laneWidth;
  return (
    <g className={styles["way"]} data-marked={isMarked || undefined}>
      <path d={`M ${x} ${yOf(from)} C ${bend} ${yOf(from)} ${bend} ${yOf(to)} ${x - 3} ${yOf(to)}`} />
      <path d={`M ${x - 8} ${yOf(to) - 4} L ${x - 2} ${yOf(to)} L ${x - 8} ${yOf(to) + 4}`} />
      <text x={x - 4} y={yOf(from) + (to > from ? -7 : 15)} data-side="left">
        {text}
      </text>
    </g>
  );
}

function WayOut({ exit: { from, end }, isMarked }: { readonly exit: Exit; readonly isMarked: boolean }) {
  const x = nodeX + radius;
  const y = yOf(from);
  return (
    <g className={styles["way"]} data-marked={isMarked || undefined}>
      <path d={`M ${x} ${y} H ${x + 20}`} />
      <path d={`M ${x + 15} ${y - 4} L ${x + 21} ${y} L ${x + 15} ${y + 4}`} />
      <text x={x + 28} y={y + 4}>
        {t(`actions.drawn.${end}`)}
      </text>
    </g>
  );
}

function labelOf(label: FlowEdge["label"]): string {
  if (label.kind === "timeout") return t("actions.way.timeout", { after: showExactDuration(label.seconds) });
  return label.kind === "next" ? "" : t(`actions.way.${label.kind}`);
}

function wordsOf({ from, to, label }: FlowEdge, steps: readonly Step[]): string {
  const place = typeof to === "number" ? numbered(to, steps) : t(`actions.end.${to}`);
  if (from === "start") return t("actions.way.start", { place });
  const way = labelOf(label);
  const values = { from: numbered(from, steps), way, place };
  return way === "" ? t("actions.way.plain", values) : t("actions.way.labelled", values);
}

function numbered(index: number, steps: readonly Step[]): string {
  const step = steps[index];
  return t("actions.numbered", { number: index + 1, kind: step === undefined ? "" : t(kindLabels[step.kind]) });
}

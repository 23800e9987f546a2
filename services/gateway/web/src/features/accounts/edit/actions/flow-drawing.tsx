/** The ways a message can take through the list, drawn beside it: steps in a column, jumps as arcs. */
import { type FlowEdge, flowOf } from "@mailroom/action-flow/flow";
import { t } from "../../../../messages/format.ts";
import { showExactDuration } from "../../../../messages/time.ts";
import styles from "./flow-drawing.module.css";
import { kindLabels, type Step } from "./step-kinds.ts";

const rowHeight = 44;
const top = 20;
const nodeX = 40;
const radius = 13;

type Line = { readonly from: number; readonly to: number; readonly text: string };

export function FlowDrawing({ steps }: { readonly steps: readonly Step[] }) {
  const edges = flowOf(steps);
  const lines = linesOf(edges, steps.length);
  const height = top * 2 + (steps.length + 1) * rowHeight;
  return (
    <figure className={styles["figure"]}>
      <figcaption className={styles["caption"]}>{t("actions.flow")}</figcaption>
      <svg viewBox={`0 0 280 ${height}`} className={styles["drawing"]} aria-hidden>
        {lines.map((line) => (
          <Way key={`${line.from}-${line.to}-${line.text}`} line={line} />
        ))}
        {steps.map((step, index) => (
          <g key={step.id} transform={`translate(${nodeX} ${top + index * rowHeight})`}>
            <circle r={radius} className={styles["node"]} />
            <text className={styles["number"]} dy="4">
              {index + 1}
            </text>
          </g>
        ))}
        <text x={nodeX - radius} y={top + steps.length * rowHeight + 4} className={styles["end"]}>
          {t("actions.end.unread")}
        </text>
      </svg>
      <ol className={styles["words"]}>
        {edges.map((edge) => (
          <li key={`${edge.from}-${edge.to}-${edge.label.kind}`}>{wordsOf(edge, steps)}</li>
        ))}
      </ol>
    </figure>
  );
}

/** Ends other than the list's own are no places in the column: the list of ways names them. */
function linesOf(edges: readonly FlowEdge[], count: number): Line[] {
  return edges.flatMap(({ from, to, label }) => {
    if (from === "start") return [];
    const target = to === "unread" ? count : to;
    return typeof target === "number" ? [{ from, to: target, text: labelOf(label) }] : [];
  });
}

function Way({ line: { from, to, text } }: { readonly line: Line }) {
  const y = (index: number): number => top + index * rowHeight;
  if (to === from + 1) {
    return (
      <g className={styles["way"]}>
        <path d={`M ${nodeX} ${y(from) + radius} V ${y(to) - radius - 3}`} markerEnd="" />
        <path
          d={`M ${nodeX - 4} ${y(to) - radius - 7} L ${nodeX} ${y(to) - radius - 2} L ${nodeX + 4} ${y(to) - radius - 7}`}
        />
        <text x={nodeX + 8} y={(y(from) + y(to)) / 2 + 4}>
          {text}
        </text>
      </g>
    );
  }
  const x = nodeX + radius;
  const bend = x + 80 + Math.min(Math.abs(to - from), 8) * 12;
  return (
    <g className={styles["way"]}>
      <path d={`M ${x} ${y(from)} C ${bend} ${y(from)} ${bend} ${y(to)} ${x + 3} ${y(to)}`} />
      <path d={`M ${x + 8} ${y(to) - 4} L ${x + 2} ${y(to)} L ${x + 8} ${y(to) + 4}`} />
      <text x={(x + bend * 3) / 4 + 4} y={(y(from) + y(to)) / 2 + 4}>
        {text}
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

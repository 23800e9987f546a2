import { SegmentedControl } from "@mantine/core";
import { t } from "../../messages/format.ts";
import type { Obstacle } from "./obstacle.ts";
import styles from "./rich-text.module.css";
import type { Mode } from "./use-modes.ts";

type ModeSwitchProps = {
  readonly mode: Mode;
  /** The visual editor would not keep all of it. */
  readonly isSourceOnly: boolean;
  readonly onSwitch: (mode: Mode) => void;
};

export function ModeSwitch({ mode, isSourceOnly, onSwitch }: ModeSwitchProps) {
  return (
    <SegmentedControl
      size="xs"
      className={styles["modes"]}
      aria-label={t("richText.modes")}
      data={[
        { value: "visual", label: t("richText.visual"), disabled: isSourceOnly },
        { value: "source", label: t("richText.source") },
      ]}
      value={mode}
      onChange={(value) => {
        onSwitch(value === "visual" ? "visual" : "source");
      }}
    />
  );
}

/** Why the visual editor is not to be had. */
export function ObstacleNote({ obstacle }: { readonly obstacle: Obstacle }) {
  return (
    <p className={styles["obstacle"]} role="status">
      {obstacleText(obstacle)}
    </p>
  );
}

function obstacleText(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case "tag":
      return t("richText.why.tag", { tag: `<${obstacle.found}>` });
    case "handlebars":
      return t("richText.why.handlebars", { found: obstacle.found });
    case "attribute":
      return t("richText.why.attribute", { attribute: obstacle.found, tag: `<${obstacle.tag}>` });
    default:
      return t(`richText.why.${obstacle.kind}`, { place: "{{content}}" });
  }
}

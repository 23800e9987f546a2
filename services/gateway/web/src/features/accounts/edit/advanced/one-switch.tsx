import type { DraftPath } from "../edit-field.ts";
import { SwitchField } from "../fields.tsx";
import { Part } from "../section-parts.tsx";

type OneSwitchProps = { readonly anchor: string; readonly path: DraftPath; readonly title: string };

/** The page gives some switches a heading of their own. */
export function OneSwitch({ anchor, path, title }: OneSwitchProps) {
  return (
    <Part anchor={anchor} title={title}>
      <SwitchField path={path} />
    </Part>
  );
}

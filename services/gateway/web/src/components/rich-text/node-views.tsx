/** How variables, the logo and the place of the agent's text look in the editor; the source has them as text. */
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { createContext, useContext } from "react";
import { t } from "../../messages/format.ts";
import { CloseIcon } from "../icon.tsx";
import styles from "./rich-text.module.css";

export type Variable = { readonly name: string; readonly description: string };

type Known = {
  readonly variables: readonly Variable[];
  /** Address of the picture; null: none is uploaded. */
  readonly logoUrl: string | null;
};

/** What the text refers to, for the views of its parts. */
export const KnownContext = createContext<Known>({ variables: [], logoUrl: null });

export function VariableView({ node, selected, deleteNode }: ReactNodeViewProps) {
  const { variables } = useContext(KnownContext);
  const name = String(node.attrs["name"]);
  const known = variables.find((each) => each.name === name);
  return (
    <NodeViewWrapper
      as="span"
      className={styles["chip"]}
      data-selected={selected}
      data-unknown={known === undefined && variables.length > 0}
      title={known?.description ?? t("richText.unknownVariable", { name })}
    >
      <span>{name}</span>
      <button
        type="button"
        className={styles["remove"]}
        tabIndex={-1}
        aria-label={t("richText.removeVariable", { name })}
        onClick={deleteNode}
      >
        <CloseIcon size={12} stroke={1.5} aria-hidden />
      </button>
    </NodeViewWrapper>
  );
}

export function PlaceView({ selected }: ReactNodeViewProps) {
  return (
    <NodeViewWrapper className={styles["place"]} data-selected={selected} data-drag-handle>
      {t("richText.place")}
    </NodeViewWrapper>
  );
}

export function LogoView({ node, selected }: ReactNodeViewProps) {
  const { logoUrl } = useContext(KnownContext);
  const alt: unknown = node.attrs["alt"];
  const label = typeof alt === "string" && alt !== "" ? alt : t("richText.logo");
  return (
    <NodeViewWrapper as="span" className={styles["logo"]} data-selected={selected} data-drag-handle>
      {logoUrl === null ? (
        <span className={styles["noLogo"]}>{t("richText.noLogo")}</span>
      ) : (
        <img src={logoUrl} alt={label} width={sizeOf(node.attrs["width"])} height={sizeOf(node.attrs["height"])} />
      )}
    </NodeViewWrapper>
  );
}

function sizeOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
